import { configOrExit, type Config } from '../../config.ts'
import { freePort } from './free-port.ts'

/**
 * The configuration of the sandbox: what the environment says, with the stand-ins' own addresses and keys. Another port
 * serves where the wanted one is taken; `publicUrl` names the port that it is in the end. Ends the process with code 78
 * where a variable is wrong.
 */
export async function sandboxConfig(
  environment: Record<string, string | undefined>,
  standIns: Record<string, string>,
): Promise<Config> {
  const said = Object.fromEntries(Object.entries(environment).filter(([, value]) => value))
  const config = configOrExit({ LOG_LEVEL: 'warn', PUBLIC_URL: 'http://localhost', ...said, ...standIns })
  const port = await freePort(config.port)
  return { ...config, port, publicUrl: said.PUBLIC_URL ? config.publicUrl : `http://localhost:${port}` }
}
