import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDeployment } from '../../appPackage/deployment.ts'
import { told } from '../../appPackage/problem.ts'
import { aCopy, change, environment, problemsOf } from './a-package.ts'

/** One thing that is wrong: what is changed in the manifest, and what is told of it. */
type Broken = { wrong: string; from: string | RegExp; to: string; told: string | RegExp }

const broken: Broken[] = [
  { wrong: 'no accent colour', from: /\s+"accentColor": "[^"]+",/, to: '', told: /accentColor/ },
  {
    wrong: 'an accent colour by its name',
    from: '#4C4BB2',
    to: 'indigo',
    told: 'manifest.json/accentColor: found "indigo"',
  },
  {
    wrong: 'a property that Teams does not know',
    from: '"id":',
    to: '"ident": 1, "id":',
    told: /additional properties/,
  },
  {
    wrong: 'a short name of 31 characters',
    from: '"short": "Assigner"',
    to: `"short": "${'A'.repeat(31)}"`,
    told: /name\/short/,
  },
  {
    wrong: 'an id that is no GUID',
    from: '${{BOT_ID}}',
    to: 'the bot',
    told: 'manifest.json/bots/0/botId: found "the bot"',
  },
  {
    wrong: 'a scope that Teams does not know',
    from: '"scopes": ["personal"]',
    to: '"scopes": ["alone"]',
    told: /scopes\/0: found "alone"/,
  },
  {
    wrong: 'a command title of 33 characters',
    from: '"title": "held"',
    to: `"title": "${'h'.repeat(33)}"`,
    told: /commands\[5\]\.title: found 33 characters, expected 32 at most/,
  },
  {
    wrong: 'two commands of one title',
    from: '"title": "held"',
    to: '"title": "help"',
    told: /commands\[5\]\.title: found "help", expected a title of its own/,
  },
  {
    wrong: 'an eleventh command',
    from: '"commands": [',
    to: '"commands": [{ "title": "one more", "description": "more" },',
    told: /commands: .*fewer|commands: .*10/,
  },
  {
    wrong: 'a page by http',
    from: /"contentUrl": "[^"]+"/,
    to: '"contentUrl": "http://assigner.contoso.com/tab/"',
    told: 'staticTabs[0].contentUrl: found "http://assigner.contoso.com/tab/", expected an https address',
  },
  {
    wrong: 'a page of a foreign domain',
    from: /"websiteUrl": "\$\{\{TAB[^"]+"/,
    to: '"websiteUrl": "https://evil.example/tab/"',
    told: 'staticTabs[0].websiteUrl: found "https://evil.example/tab/", expected an address whose host is in validDomains',
  },
  {
    wrong: 'a domain with a path',
    from: '["${{TAB_DOMAIN}}"]',
    to: '["${{TAB_DOMAIN}}", "https://contoso.com/x"]',
    told: /validDomains\[1\]/,
  },
  {
    wrong: 'a resource of another host',
    from: 'api://${{TAB_DOMAIN}}',
    to: 'api://contoso.com',
    told: `webApplicationInfo.resource: found "api://contoso.com/${environment.ENTRA_APP_ID}", expected api://assigner.contoso.com/${environment.ENTRA_APP_ID}`,
  },
  {
    wrong: 'a resource of another app',
    from: '/${{ENTRA_APP_ID}}"',
    to: '/${{BOT_ID}}"',
    told: /webApplicationInfo\.resource/,
  },
  {
    wrong: 'a placeholder that nobody fills',
    from: '${{BOT_ID}}',
    to: '${{BOT_IDENTITY}}',
    told: 'bots[0].botId: found ${{BOT_IDENTITY}}, expected one of TEAMS_APP_ID',
  },
  {
    wrong: 'a placeholder of another form',
    from: '"name": "Home"',
    to: '"name": "{{HOME}}"',
    told: /staticTabs\[0\]\.name: found "\{\{HOME\}\}"/,
  },
  {
    wrong: 'another version than the product',
    from: '"version": "0.1.0"',
    to: '"version": "0.2.0"',
    told: 'version: found "0.2.0", expected 0.1.0',
  },
  {
    wrong: 'a version that Teams refuses',
    from: '"version": "0.1.0"',
    to: '"version": "0.1.0-preview"',
    told: /three numbers/,
  },
  {
    wrong: 'another schema than was chosen',
    from: /v1\.17\/MicrosoftTeams\.schema/,
    to: 'v1.30/MicrosoftTeams.schema',
    told: /\$schema: found/,
  },
  { wrong: 'no bot', from: /"bots": \[/, to: '"bots": [], "was": [', told: /was|bots/ },
  {
    wrong: 'an icon that is not there',
    from: '"color.png"',
    to: '"colour.png"',
    told: 'colour.png: found no file, expected a PNG of 192 × 192 pixels',
  },
  { wrong: 'a translation that is not there', from: '"ja.json"', to: '"jp.json"', told: 'jp.json: found no file' },
]

describe('A manifest is refused', () => {
  it.each(broken)('with $wrong', async ({ from, to, told: expected }) => {
    const folder = aCopy()
    change(folder, 'manifest.json', from, to)
    expect((await problemsOf({ folder })).join('\n')).toMatch(expected)
  })

  it('with everything that is wrong at once', async () => {
    const folder = aCopy()
    change(folder, 'manifest.json', '${{BOT_ID}}', '${{NOBODY}}')
    change(folder, 'manifest.json', '#4C4BB2', 'indigo')
    change(folder, 'ja.json', '"ホーム"', '""')
    rmSync(join(folder, 'outline.png'))
    const problems = (await problemsOf({ folder })).join('\n')
    for (const part of ['${{NOBODY}}', 'accentColor', 'staticTabs[0].name', 'outline.png'])
      expect(problems).toContain(part)
  })

  it('where it is no JSON', async () => {
    const folder = aCopy()
    writeFileSync(join(folder, 'manifest.json'), '{ "id": ')
    expect((await problemsOf({ folder })).join('\n')).toMatch(/^manifest\.json: found .+, expected JSON$/)
  })
})

describe('A translation is refused', () => {
  it.each([
    ['a text that is missing', /\s+"staticTabs\[0\]\.name": "[^"]+",/, '', 'ja.json staticTabs[0].name: found nothing'],
    [
      'a place that the manifest does not have',
      '"staticTabs[0].name"',
      '"staticTabs[9].name": "九", "staticTabs[0].name"',
      'staticTabs[9].name: found a text',
    ],
    ['two commands of one title', '"保留中"', '"承認"', 'found "承認", expected a title of its own'],
    [
      'a title that is too long',
      '"保留中"',
      `"${'保'.repeat(33)}"`,
      'ja.json/bots[0].commandLists[0].commands[5].title',
    ],
    [
      'a property that Teams does not know',
      '"name.short"',
      '"name.shorter": "x", "name.short"',
      'additional properties',
    ],
  ])('with %s', async (_wrong, from, to, expected) => {
    const folder = aCopy()
    change(folder, 'ja.json', from, to)
    expect((await problemsOf({ folder })).join('\n')).toContain(expected)
  })
})

describe('An environment is refused', () => {
  const problems = (more: Record<string, string>) => {
    const read = readDeployment({ ...environment, ...more })
    return 'problems' in read ? read.problems.map(told) : []
  }

  it.each([
    [
      'http, where Teams wants https',
      { PUBLIC_URL: 'http://assigner.contoso.com' },
      'PUBLIC_URL: found "http://assigner.contoso.com", expected the https address',
    ],
    [
      'an id that is no GUID, without repeating it',
      { BOT_ID: 'Xq8~secret' },
      'BOT_ID: found a text of 10 characters, expected the client id (GUID)',
    ],
    ['a cloud that there is not', { CLOUD: 'dod' }, 'CLOUD: found "dod", expected commercial or gcchigh'],
    ['a name that Teams cuts off', { DEVELOPER_NAME: 'x'.repeat(33) }, 'expected 1 to 32 characters'],
    ['a blank, as if nothing was said', { PUBLIC_URL: '' }, 'PUBLIC_URL: found nothing'],
  ])('with %s', (_wrong, more, expected) => {
    const told = problems(more)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(expected)
  })
})
