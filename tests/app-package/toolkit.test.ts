import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { botApp, peopleOf } from '../../sandbox/stand-ins.ts'
import { contoso } from '../../sandbox/demo/contoso.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const placeholdersIn = (text: string) => [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name)

const Step = z.looseObject({ uses: z.string(), writeToEnvironmentFile: z.record(z.string(), z.string()).optional() })
const Steps = z.array(Step).default([])
const Project = z.looseObject({ version: z.literal('v1.11'), provision: Steps, deploy: Steps, publish: Steps })

describe('The files of Microsoft 365 Agents Toolkit', () => {
  it.each([
    ['m365agents.yml', 'env/.env.dev'],
    ['m365agents.local.yml', 'env/.env.local'],
    ['m365agents.playground.yml', 'env/.env.playground'],
  ])('%s uses only what %s has, and so does the manifest that it packs', (file, environment) => {
    const project = Project.parse(parse(read(file)))
    const steps = [...project.provision, ...project.deploy, ...project.publish]
    const written = steps.flatMap((step) => Object.values(step.writeToEnvironmentFile ?? {}))
    const packs = steps.some(({ uses }) => uses === 'teamsApp/zipAppPackage')
    const wanted = placeholdersIn(read(file) + (packs ? read('appPackage/manifest.json') : ''))
    const given = [...Object.keys(parseEnv(read(environment))), ...written]
    expect(wanted.filter((name) => !given.includes(name))).toEqual([])
  })

  it('hold no secret, and git keeps none', () => {
    const names = ['dev', 'local', 'playground'].flatMap((name) => Object.keys(parseEnv(read(`env/.env.${name}`))))
    expect(names.filter((name) => /SECRET|PASSWORD|KEY/.test(name))).toEqual([])
    expect(read('.gitignore').split('\n')).toContain('env/.env.*.user')
  })
})

const Who = z.looseObject({ name: z.string(), aadObjectId: z.guid(), email: z.string() })
const Playground = z.looseObject({
  tenantId: z.guid(),
  bot: z.looseObject({ id: z.guid() }),
  currentUser: Who,
  users: z.array(Who),
})

describe('The people of the playground', () => {
  const playground = Playground.parse(parse(read('.m365agentsplayground.yml')))
  const demo = contoso({ now: new Date('2026-11-23T12:30:00Z') })

  it('are an administrator, a reader and somebody without a role, with the ids of Contoso’s directory', () => {
    expect(playground.tenantId).toBe(demo.tenantId)
    expect(playground.bot.id).toBe(botApp.clientId)
    const people = [playground.currentUser, ...playground.users]
    const known = people.map(({ name }) => demo.people.find((person) => person.name === name))
    expect(people.map(({ aadObjectId, email }) => ({ aadObjectId, email }))).toEqual(
      known.map((person) => ({ aadObjectId: person?.directoryId, email: person?.email })),
    )
    expect(people.slice(0, 3).map(({ name }) => name)).toEqual(
      peopleOf(demo)
        .slice(0, 3)
        .map(({ name }) => name),
    )
  })
})
