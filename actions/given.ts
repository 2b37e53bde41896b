/**
 * What somebody gives, read only once it is known that they may and that what it is for is there and not locked: whoever
 * may not is told that, not what is wrong with what they sent. @throws Refusal `invalid` with every finding.
 */
export type Given<T> = () => T
