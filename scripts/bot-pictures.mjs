/*
 * Makes the pictures of the bot in docs/pictures/: the test that drives it in Microsoft's Agents Playground takes them on its
 * way, so that they show what is tested.
 */
import { spawnSync } from 'node:child_process'

const args = ['scripts/run.mjs', 'test', 'tests/start/playground.test.ts']
const { status } = spawnSync(process.execPath, args, {
  stdio: 'inherit',
  env: { ...process.env, PICTURES: 'docs/pictures' },
})
process.exit(status ?? 1)
