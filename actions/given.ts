/**
 * What somebody gives, read only once it is known that they may and that what it is for is there and not locked: whoever
 * may not is told that, not what is wrong with what they sent. @throws Refusal `invalid` with every finding.
 */
export type Given<T> = () => T

/** Whether what somebody gives is right, and of that kind; what is wrong with it is told where it is read for good. */
export function gives<T>(given: Given<T>, is: (value: T) => boolean): boolean {
  try {
    return is(given())
  } catch {
    // Which says no more than that it is not: another refusal comes before this one.
    return false
  }
}
