import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import product from '../package.json' with { type: 'json' }
import { buildPackage } from './build-package.ts'
import { readDeployment, sandboxEnvironment } from './deployment.ts'
import { told, type Problem } from './problem.ts'

/*
 * `npm run package`: the Teams app package of the deployment that the environment describes, checked offline. Ends with
 * code 78 where the environment lacks something (a configuration error), with 1 where the package would be wrong.
 */
const { sandbox, out } = parseArgs({
  options: { sandbox: { type: 'boolean', default: false }, out: { type: 'string' } },
}).values

function giveUp(why: string, problems: Problem[], code: number): never {
  process.stderr.write(`${why}\n${problems.map((problem) => `  ${told(problem)}\n`).join('')}`)
  process.exit(code)
}

const read = readDeployment(sandbox ? { ...process.env, ...sandboxEnvironment } : process.env)
if ('problems' in read)
  giveUp(
    'The Teams app package needs to know of the deployment (see .env.example; npm run package -- --sandbox makes an example):',
    read.problems,
    78,
  )
const { deployment } = read
const built = await buildPackage({ folder: import.meta.dirname, deployment, productVersion: product.version })
if ('problems' in built) giveUp('The Teams app package would not be right:', built.problems, 1)

const folder = resolve(out ?? join(import.meta.dirname, 'build'))
const kind = [product.version, ...(deployment.cloud === 'gcchigh' ? ['gcchigh'] : []), ...(sandbox ? ['sandbox'] : [])]
const file = join(folder, `assigner-${kind.join('-')}.zip`)
mkdirSync(folder, { recursive: true })
writeFileSync(file, built.zip)
process.stdout.write(
  `${relative(process.cwd(), file)}: app ${deployment.values.TEAMS_APP_ID}, tab at ${deployment.values.TAB_ENDPOINT}/tab/\n`,
)
