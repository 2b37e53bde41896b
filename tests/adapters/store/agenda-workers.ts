import { setTimeout as pause } from 'node:timers/promises'
import { Agenda } from 'agenda'
import { afterEach, beforeEach, expect } from 'vitest'
import type { CosmosBackend } from '../../../adapters/store/agenda-backend.ts'
import { aStore, type TestStore } from './test-store.ts'

/** Waits for something that other workers bring about. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it never came to pass: ${what}`)
    await pause(20)
  }
}

/** Workers with an Agenda of their own on one store; all of it is new for every test and stopped afterwards. */
export function agendaWorkers() {
  let s: TestStore | undefined
  let agendas: Agenda[] = []
  const store = (): TestStore => {
    if (!s) throw new Error('the store is opened before each test, not before the file')
    return s
  }
  beforeEach(async () => {
    s = await aStore()
    agendas = []
  })
  afterEach(async () => {
    for (const agenda of agendas) await agenda.stop()
    expect(store().cosmos.judge.complaints()).toEqual([])
    await store().end()
  })
  /** Another worker, on a connection of its own or on the backend given. */
  const aWorker = async (
    name: string,
    backend?: CosmosBackend,
    more: { logging?: boolean; removeOnComplete?: boolean } = {},
  ): Promise<Agenda> => {
    const own = backend ?? (await store().another()).agendaBackend()
    const agenda = new Agenda({ name, backend: own, processEvery: 50, ...more })
    agendas.push(agenda)
    await agenda.ready
    return agenda
  }
  return { store, aWorker }
}
