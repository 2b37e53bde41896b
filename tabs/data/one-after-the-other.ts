/** Some of several things were done, then one failed. */
export class StoppedAt extends Error {
  override readonly name = 'StoppedAt'
  readonly done: number

  constructor(done: number, cause: unknown) {
    super(`stopped after ${String(done)}`, { cause })
    this.done = done
  }
}

/**
 * Does something with each, one after the other.
 * @throws StoppedAt with the first error, and how many were done before it.
 */
export async function oneAfterTheOther<T, R>(items: readonly T[], act: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (const item of items) {
    try {
      results.push(await act(item))
    } catch (cause) {
      throw new StoppedAt(results.length, cause)
    }
  }
  return results
}
