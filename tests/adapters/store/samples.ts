import type { Alert } from '../../../core/alerts.ts'
import { HeldChangeSet } from '../../../core/change-set.ts'
import { EntraUserId, ProfileId, RunId, type TenantId } from '../../../core/ids.ts'
import { notice, type Notice } from '../../../core/notices.ts'
import { owedFrom } from '../../../core/outbox.ts'
import { Profile, ProfileDefinition } from '../../../core/profile.ts'
import { Conversation } from '../../../core/ports/teams.ts'
import { newRun, type Run } from '../../../core/run.ts'
import type { Tenant } from '../../../core/tenant.ts'
import { guid } from './large-snapshot.ts'

export const aTenant = (id: TenantId, savedBy = ''): Tenant => ({
  id,
  settings: null,
  settingsSavedAt: null,
  settingsSavedBy: savedBy,
})

export const aProfileId = (title: string): ProfileId => ProfileId.parse(guid(title))

export const aProfile = (tenantId: TenantId, title: string): Profile =>
  Profile.parse({
    id: aProfileId(title),
    tenantId,
    definition: ProfileDefinition.parse({
      title,
      description: 'Everyone in sales',
      enroll: true,
      autoPopulate: true,
      userProperties: {
        relation: 'and',
        not: false,
        rules: [{ source: 'department', condition: 'is equal to', value: 'Sales' }],
      },
    }),
    createdAt: '2026-11-20T08:00:00.000Z',
    modifiedAt: '2026-11-20T08:00:00.000Z',
    updatedBy: 'maya@contoso.example',
    group: null,
    enrolledCourses: [],
    retracted: false,
    deletion: null,
    lastOutcome: null,
  })

export const aRun = (tenantId: TenantId, id: string, slot: string): Run =>
  newRun(tenantId, 'maintenance', RunId.parse(id), new Date(slot), 'the timetable')

export const aNotice = (tenantId: TenantId, occasion: string): Notice =>
  notice({ tenantId, occasion, runId: null }, { kind: 'ready for use' }, new Date('2026-11-23T12:00:00.000Z'))

export const aConversation = (tenantId: TenantId, name: string): Conversation =>
  Conversation.parse({
    tenantId,
    id: guid(name),
    name,
    language: 'ja',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    conversationId: 'a:1x/y',
    botAccount: '28:bot',
    userAccount: '29:user',
    email: '',
    alerts: true,
    lockAlerts: false,
    deadSince: null,
    seenAt: '2026-11-23T12:00:00.000Z',
  })

export const anAlert = (tenantId: TenantId, occasion: string): Alert => ({
  id: `alert:${occasion}`,
  tenantId,
  userId: EntraUserId.parse(guid('maya')),
  content: { kind: 'ready for use' },
  replaces: null,
  card: { activityId: '1', shows: 'held' },
  ...owedFrom(new Date('2026-11-23T12:00:00.000Z')),
})

export const aHeldSet = (tenantId: TenantId, id: string): HeldChangeSet =>
  HeldChangeSet.parse({
    id,
    tenantId,
    profileId: aProfileId('Sales'),
    title: 'Sales',
    because: '40 of 100 members would be removed',
    heldAt: '2026-11-23T12:00:00.000Z',
    expiresAt: '2026-12-07T12:00:00.000Z',
    have: 100,
    add: [],
    remove: [{ entraId: guid('ana'), userId: guid('ana in Learn365'), name: 'Ana', reason: '' }],
    state: 'held',
  })
