import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They take minutes: begun last, one of them would keep one core busy while the other has nothing left to do. */
const longest = [
  'crash-at-every-call',
  'start/editor',
  'start/pages',
  'many-workers',
  'start/held',
  'start/browser',
  'start/sandbox',
]
const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((name) => moduleId.includes(name))
  return place === -1 ? longest.length : place
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b))
  }
}

export default defineConfig({
  test: {
    root: '.',
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/support/quiet.ts'],
    testTimeout: 180_000,
    hookTimeout: 240_000,
    // A machine may be busy: what is waited for comes, or the test has found something.
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: LongestFirst },
    // Files share what they import (it takes seconds to load); none of them changes a module.
    isolate: false,
    // Two cores: the browser test needs one for itself.
    maxWorkers: 2,
  },
})
