import { afterEach, beforeEach, expect, vi } from 'vitest'

/* Unexpected console output fails a test: noise hides what matters. */
const kinds = ['error', 'warn'] as const

beforeEach(() => {
  for (const kind of kinds) vi.spyOn(console, kind).mockImplementation(() => undefined)
})

afterEach(() => {
  for (const kind of kinds) {
    const said = vi.mocked(console[kind]).mock.calls.map((words) => words.map(String).join(' '))
    vi.mocked(console[kind]).mockRestore()
    expect(said, `console.${kind}`).toEqual([])
  }
})
