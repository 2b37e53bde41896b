/** Ends the process cleanly on Ctrl-C and SIGTERM: once is a request, twice is an order. */
export function untilToldToStop(stop: () => Promise<void>): void {
  let told = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (told) process.exit(130)
      told = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`could not stop cleanly: ${String(error)}\n`)
          process.exit(1)
        },
      )
    })
}
