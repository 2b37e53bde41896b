import { describe, expect, it } from 'vitest'
import { LeaseLost, Refusal, Trouble, wordsFor } from '../../core/errors.ts'
import { finding } from '../../core/findings.ts'

describe('The words for an error', () => {
  it.each<[string, unknown, string]>([
    ['a refusal', new Refusal('not ready', 'Settings are not saved yet.'), 'Settings are not saved yet.'],
    ['trouble', new Trouble('unreachable', 'Learn365', 'Learn365 did not answer.'), 'Learn365 did not answer.'],
    ['a lease that is lost', new LeaseLost('another worker has taken over'), 'another worker has taken over'],
    ['a bug', new TypeError('x is not a function'), 'unexpected TypeError: x is not a function'],
    ['something that is no error', 'oops', 'unexpected error'],
    ['nothing', undefined, 'unexpected error'],
  ])('of %s have no stack', (_, error, words) => {
    expect(wordsFor(error)).toBe(words)
  })

  it('keep what the API and a job decide by', () => {
    const refused = new Refusal('invalid', 'The profile is not valid.', { findings: [finding('title', '', 'a text')] })
    expect([refused.kind, refused.findings.map(({ path }) => path), refused.facts]).toEqual(['invalid', ['title'], {}])
    const cause = new Error('socket hang up')
    const limited = new Trouble('rate limited', 'Entra ID', 'Too many requests', { retryAfterSeconds: 7, cause })
    expect([limited.kind, limited.system, limited.retryAfterSeconds, limited.cause]).toEqual([
      'rate limited',
      'Entra ID',
      7,
      cause,
    ])
    expect(new Trouble('refused', 'Entra ID', 'expired', { code: 'AADSTS7000222' }).code).toBe('AADSTS7000222')
  })
})
