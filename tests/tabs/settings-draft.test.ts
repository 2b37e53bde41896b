import { describe, expect, it } from 'vitest'
import type { About } from '../../core/about-finding.ts'
import { SettingsInput, type RunSummary, type SettingsAnswer } from '../../core/contract/answers.ts'
import { fieldsLike, toggled } from '../../tabs/settings/entra-field-names.ts'
import { saveProgress } from '../../tabs/settings/save-progress.ts'
import {
  draftErrors,
  draftOf,
  errorsByField,
  inputOf,
  isChanged,
  secretExpiry,
  type SettingsDraft,
} from '../../tabs/settings/settings-draft.ts'
import { zonesLike } from '../../tabs/settings/time-zones.ts'
import { en } from '../../tabs/words/en.ts'
import { speechOf } from '../../tabs/words/words-context.ts'

const spoken = speechOf('en', () => undefined)
const spokenInJapanese = speechOf('ja', () => undefined)

const noSecret = { set: false, endsIn: null, since: null }
const secret = { set: true, endsIn: '1234', since: '2026-11-03T00:00:00.000Z' }
const nothing: SettingsAnswer = {
  learn365ApiKey: noSecret,
  entraClientSecret: noSecret,
  savedAt: null,
  savedBy: '',
  etag: null,
}
const saved: SettingsAnswer = {
  ...nothing,
  contactEmail: 'learning@contoso.com',
  groupPrefix: 'L365 ',
  learn365Region: 'japan-east',
  entraClientId: '1b4e28ba-2fa1-4d2b-883f-0016d3cca427',
  entraSecretExpires: null,
  timeZone: 'Asia/Tokyo',
  language: 'ja',
  entraFields: ['employeeType'],
  refreshGuardPercent: 15,
  learn365ApiKey: secret,
  entraClientSecret: secret,
}
const filled = (more: Partial<SettingsDraft> = {}): SettingsDraft => ({ ...draftOf(saved, 'en'), ...more })

describe('Saving the settings', () => {
  it('sends back unchanged what nobody has changed, without the secrets', () => {
    const { learn365ApiKey, entraClientSecret, savedAt, savedBy, etag, ...preferences } = saved
    expect(inputOf(draftOf(saved, 'en'))).toEqual(preferences)
    expect([learn365ApiKey.set, entraClientSecret.set, savedAt, savedBy, etag]).toBeDefined()
  })

  it('sends what the API accepts', () => {
    const draft = filled({ learn365ApiKey: ' key ', entraFields: 'employeeType、 extensionAttribute1,employeeType' })
    const input = SettingsInput.parse(inputOf(draft))
    expect(input.learn365ApiKey).toBe('key')
    expect(input.entraFields).toEqual(['employeeType', 'extensionAttribute1'])
  })

  it('proposes the defaults to a new tenant', () => {
    expect(draftOf(nothing, 'ja')).toMatchObject({
      groupPrefix: 'Assigner ',
      learn365Region: 'global',
      timeZone: 'UTC',
      language: 'ja',
      refreshGuardPercent: '10',
    })
  })

  it('keeps the blank at the end of the prefix', () => {
    expect(inputOf(filled()).groupPrefix).toBe('L365 ')
  })

  it('knows whether anything has been changed', () => {
    const first = draftOf(saved, 'en')
    expect(isChanged({ ...first }, first)).toBe(false)
    expect(isChanged({ ...first, learn365ApiKey: 'k' }, first)).toBe(true)
  })
})

describe('What is wrong with the settings', () => {
  it('is nothing when they are complete', () => {
    expect(draftErrors(filled(), saved, spoken)).toEqual({})
  })

  it('is said of each field before the server is asked', () => {
    expect(Object.keys(draftErrors(draftOf(nothing, 'en'), nothing, spoken))).toEqual([
      'contactEmail',
      'learn365ApiKey',
      'entraClientId',
      'entraClientSecret',
    ])
    expect(draftErrors(filled({ contactEmail: 'nobody' }), saved, spoken)).toEqual({ contactEmail: en.settings.email })
    expect(draftErrors(filled({ timeZone: 'Mars/Olympus' }), saved, spoken)).toEqual({
      timeZone: en.settings.zoneUnknown,
    })
    expect(draftErrors(filled({ refreshGuardPercent: '0' }), saved, spoken)).toEqual({
      refreshGuardPercent: en.settings.percent,
    })
  })

  it('stands beside the field that the server names; the rest is left over', () => {
    const finding = (path: string, about?: About) => ({
      path,
      found: '',
      expected: 'something',
      severity: 'error' as const,
      ...(about && { about }),
    })
    const { fields, rest } = errorsByField(
      [
        finding('contactEmail'),
        finding('entraFields[2]', { code: 'unknown Entra ID field', name: 'shoe', near: [] }),
        finding('entraFields[4]', { code: 'unknown Entra ID field', name: 'hat', near: [] }),
        finding('learn365ApiKey', { code: 'missing' }),
        finding(''),
      ],
      spoken,
    )
    expect(fields).toEqual({
      contactEmail: en.settings.email,
      entraFields:
        '“shoe” is not an Entra ID user field. Choose one from the list. ' +
        '“hat” is not an Entra ID user field. Choose one from the list.',
      learn365ApiKey: 'Enter a value.',
    })
    expect(rest).toHaveLength(1)
  })
})

describe('The Entra ID user fields', () => {
  const found = (text: string) => fieldsLike(text).map(({ name }) => name)

  it('are proposed by a part of their name or of their label', () => {
    expect(found('hire')).toEqual(['employeeHireDate'])
    expect(found('employeeType, first')).toEqual(['givenName'])
    expect(found('shoe')).toEqual([])
  })

  it.each(['', 'employeeType', 'EMPLOYEETYPE', 'employeeType, '])(
    'are all proposed while nothing is begun: "%s"',
    (text) => {
      expect(found(text).length).toBeGreaterThan(50)
    },
  )

  it.each([
    ['', 'employeeType', 'employeeType'],
    ['city', 'employeeType', 'city, employeeType'],
    ['city, emplo', 'employeeType', 'city, employeeType'],
    ['city, employeeType, mail', 'employeeType', 'city, mail'],
    ['CITY、mail', 'city', 'mail'],
  ])('are put in place of what was begun, or taken out again: "%s" and %s', (text, name, after) => {
    expect(toggled(text, name)).toBe(after)
  })

  it('are told when Entra ID does not have them, in both languages', () => {
    const draft = filled({ entraFields: 'employeTyp, city, signInActivity' })
    expect(draftErrors(draft, saved, spoken)).toEqual({
      entraFields:
        '“employeTyp” is not an Entra ID user field. Did you mean “employeeType”? ' +
        '“signInActivity” cannot be used: reading it takes the permission AuditLog.Read.All, which Assigner does not ask for.',
    })
    expect(draftErrors(draft, saved, spokenInJapanese).entraFields).toMatch(
      /「employeTyp」.+「employeeType」ではありませんか.+「signInActivity」.+AuditLog\.Read\.All/,
    )
  })
})

describe('The client secret', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  it('is warned of for 30 days before it expires, and after', () => {
    expect(secretExpiry('2027-06-01', now)).toBeUndefined()
    expect(secretExpiry('2026-12-20', now)).toBe('soon')
    expect(secretExpiry('2026-11-22', now)).toBe('expired')
    expect(secretExpiry(null, now)).toBeUndefined()
  })
})

describe('Time zones', () => {
  it('are found by a part of their name', () => {
    expect(zonesLike('tokyo')).toEqual(['Asia/Tokyo'])
    expect(zonesLike('new york')).toEqual(['America/New_York'])
  })

  it('are all offered while one is chosen', () => {
    expect(zonesLike('Asia/Tokyo').length).toBeGreaterThan(300)
  })
})

describe('After saving', () => {
  const at = '2026-11-23T12:00:00.000Z'
  const refresh = (state: RunSummary['state'], finishedAt: string | null, id = state): RunSummary => ({
    id,
    kind: 'data refresh',
    slot: at,
    startedBy: 'settings saved',
    state,
    because: '',
    startedAt: at,
    finishedAt,
  })

  it('the data refresh that it starts is waited for', () => {
    expect(saveProgress([], at)).toEqual({ kind: 'waiting' })
  })

  it('the refresh can be followed', () => {
    expect(saveProgress([refresh('running', null)], at)).toEqual({
      kind: 'refreshing',
      runId: 'running',
    })
  })

  it('Assigner is ready when the refresh is done', () => {
    expect(saveProgress([refresh('done', '2026-11-23T12:02:00.000Z')], at)).toEqual({ kind: 'ready' })
  })

  it('a refresh that did not succeed is told of', () => {
    const runs = [refresh('failed', '2026-11-23T12:02:00.000Z'), refresh('done', '2026-11-23T12:01:00.000Z')]
    expect(saveProgress(runs, at)).toMatchObject({ kind: 'failed', runId: 'failed' })
  })

  it('a refresh from before does not count', () => {
    expect(saveProgress([refresh('failed', '2026-11-23T11:00:00.000Z')], at)).toEqual({ kind: 'waiting' })
  })
})
