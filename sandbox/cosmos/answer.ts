import { answerAboutContainers } from './containers.ts'
import { changeDocument, readDocument } from './documents.ts'
import type { Front } from './front.ts'
import type { Ask, Operation, Reply } from './operation.ts'
import { answerQuery } from './queries.ts'
import { badRequest, notFound } from './refusal.ts'
import type { Container, Store } from './store.ts'

/** Answers a request whose signature has been checked. @throws Refusal. */
export async function answer(front: Front, ask: Ask, operation: Operation): Promise<Reply> {
  const { store } = front
  switch (operation) {
    case 'plan':
      return queryPlan
    case 'batch':
      throw badRequest('Transactional batches and bulk requests are refused: write documents one by one.')
    case 'read a container':
    case 'change a container': {
      if (ask.segments.length === 0) return account(front)
      const isChange = operation === 'change a container'
      const reply = await answerAboutContainers(store.account(), ask, isChange)
      if (isChange && reply.status < 300) {
        store.containersChanged({ kind: 'request', method: ask.method, path: ask.path, body: ask.body.toString() })
      }
      return reply
    }
    case 'query':
    case 'feed':
      return answerQuery(front, containerOf(store, ask), ask)
    case 'read':
      return readDocument(front, containerOf(store, ask), ask)
    case 'create':
    case 'upsert':
    case 'replace':
    case 'patch':
    case 'delete':
      return changeDocument[operation](front, containerOf(store, ask), ask)
  }
}

function containerOf(store: Store, { segments }: Ask): Container {
  const [, database = '', , id = ''] = segments
  const container = store.container(database, id)
  if (!container) throw notFound('Owner resource does not exist.')
  return container
}

function account({ store, url }: Front): Reply {
  const locations = [{ name: 'Sandbox', databaseAccountEndpoint: `${url}/` }]
  const own = { writableLocations: locations, readableLocations: locations }
  return { status: 200, body: JSON.stringify({ ...store.account().read(), ...own }), charge: 0 }
}

/** The client asks for one beside every query and uses it only where the query itself is refused for want of one. */
const queryPlan: Reply = {
  status: 200,
  body: JSON.stringify({
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: { distinctType: 'None', orderBy: [], orderByExpressions: [], groupByExpressions: [], aggregates: [] },
    queryRanges: [{ min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false }],
  }),
  charge: 0,
}
