import { toldToStop } from './told-to-stop.ts'

/** Ends the process cleanly on Ctrl-C and SIGTERM: with 0 when `stop` could, else with 1 and the reason. */
export function untilToldToStop(stop: () => Promise<void>): void {
  toldToStop().addEventListener('abort', () => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`could not stop cleanly: ${String(error)}\n`)
        process.exit(1)
      },
    )
  })
}
