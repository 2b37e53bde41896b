import { join } from 'node:path'
import { toldToStop } from '../told-to-stop.ts'
import { readOptions } from './start/options.ts'

/* `npm start`: the whole product on this machine, with stand-ins for everything outside and the demo tenant Contoso. */
const stop = toldToStop()
const options = readOptions(process.argv.slice(2), join(import.meta.dirname, '..', '.sandbox'))
// Loaded only now: it takes seconds, and who asks for help or mistypes an option need not wait for it.
const { runSandbox } = await import('./start/run-sandbox.ts')
await runSandbox(options, stop)
process.exit()
