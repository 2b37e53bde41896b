/** Comes to the end of something long, letting others have their turn wherever it pauses. */
export async function unhurried<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await new Promise((done) => setImmediate(done))
  }
}
