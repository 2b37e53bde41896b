/** The law of imports (docs/architecture.md). Each law has a name and the reason for it. */
const roots = '^(server|worker|config)\\.ts$|^sandbox/start\\.ts$|^sandbox/start/'
const edge = (name, may) => ({
  name: `edges-meet-in-roots:${name}`,
  comment: `${name} receives what it needs as arguments; only the composition roots see both sides.`,
  severity: 'error',
  from: { path: `^${name}/` },
  to: {
    path: '^(core|actions|adapters|api|bot|jobs|tabs|appPackage|sandbox|tests|[a-z-]+\\.ts$)',
    pathNot: `^(${[name, ...may].join('|')})/`,
  },
})
module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'The domain decides; it compiles and passes its tests with no network, no environment and no clock.',
      severity: 'error',
      from: { path: '^core/' },
      to: { pathNot: '^core/|^node_modules/(zod|luxon|@types/luxon|cron-parser)/' },
    },
    {
      name: 'actions-import-core-alone',
      comment: 'A use case knows the domain and its ports, never who calls it or what implements a port.',
      severity: 'error',
      from: { path: '^actions/' },
      to: { pathNot: '^(actions|core)/' },
    },
    edge('adapters', ['core']),
    edge('api', ['core', 'actions']),
    edge('bot', ['core', 'actions']),
    edge('jobs', ['core', 'actions']),
    edge('tabs', ['core']),
    edge('appPackage', []),
    {
      name: 'simulators-are-strangers',
      comment: 'A simulator states the wire format for itself: a disagreement with an adapter is a bug found.',
      severity: 'error',
      from: { path: '^sandbox/', pathNot: roots },
      to: { path: '^(core|actions|adapters|api|bot|jobs|tabs|appPackage|tests|[a-z-]+\\.ts$)' },
    },
    {
      name: 'nobody-imports-tests',
      comment:
        'Tests know the product; the product does not know tests. What measures and shows it stands on their ground.',
      severity: 'error',
      from: { pathNot: '^(tests|bench)/|^scripts/pictures\\.ts$' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-cycles',
      comment: 'A circle has no first page to read.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'one-place-for-agenda',
      comment: 'Agenda rings in jobs/schedule.ts and is stored by adapters/store; nothing else knows it.',
      severity: 'error',
      from: { pathNot: '^(jobs/schedule\\.ts|adapters/store/agenda|tests/|worker\\.ts)' },
      to: { path: '^node_modules/agenda/' },
    },
    {
      name: 'one-place-for-cosmos',
      comment: 'Cosmos DB is known by adapters/store alone.',
      severity: 'error',
      from: { pathNot: '^(adapters/store/|tests/|sandbox/cosmos/)' },
      to: { path: '^node_modules/@azure/cosmos/' },
    },
    {
      name: 'one-place-for-botbuilder',
      comment:
        'botbuilder is known by adapters/teams/bot-framework.ts; its types by what it is given. A successor is one file’s work.',
      severity: 'error',
      from: { pathNot: '^adapters/teams/(bot-framework|connector)\\.ts$' },
      to: { path: '^node_modules/(botbuilder|botframework)' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.sandbox)/' },
  },
}
