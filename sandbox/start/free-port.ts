import { createServer, type AddressInfo } from 'node:net'

/** Listens for a moment, on every address as the server does; undefined where that is impossible. */
const tried = (wanted: number): Promise<number | undefined> =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(undefined))
    probe.listen(wanted, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })

/** The wanted port, or a free one where it is taken or 0. */
export async function freePort(wanted: number): Promise<number> {
  const port = (await tried(wanted)) ?? (await tried(0))
  if (port === undefined) throw new Error('no port of this machine is free')
  return port
}
