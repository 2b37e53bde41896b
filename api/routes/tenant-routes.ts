import { rememberAppRoles } from '../../actions/app-roles.ts'
import { checkSettings } from '../../actions/check-settings.ts'
import { readSettings, saveSettings } from '../../actions/save-settings.ts'
import { mustRead } from '../../actions/actor.ts'
import { tenantStatus } from '../../actions/tenant-status.ts'
import { Me, SettingsAnswer, SettingsInput, TenantStatus } from '../../core/contract/answers.ts'
import { SettingsCheck, SettingsToCheck } from '../../core/contract/settings-check.ts'
import { route, type Route } from '../route.ts'

export const tenantRoutes: Route[] = [
  route({
    method: 'get',
    path: '/api/me',
    summary: 'Who is signed in, and with which roles',
    answer: Me,
    handle: async ({ actor }, { ports }) => {
      await rememberAppRoles(actor, ports)
      mustRead(actor)
      const { userId, name, email, tenantId, roles } = actor
      return { body: { userId, name, email, tenantId, roles } }
    },
  }),
  route({
    method: 'get',
    path: '/api/tenant',
    summary: 'Readiness, lock, last and next data refresh and maintenance',
    answer: TenantStatus,
    handle: async ({ actor }, { ports, timetable }) => ({ body: await tenantStatus(actor, timetable, ports) }),
  }),
  route({
    method: 'get',
    path: '/api/settings',
    summary: 'The settings; of secrets only whether they are set and how they end',
    answer: SettingsAnswer,
    handle: async ({ actor }, { ports }) => {
      const body = await readSettings(actor, ports)
      return body.etag ? { body, etag: body.etag } : { body }
    },
  }),
  route({
    method: 'put',
    path: '/api/settings',
    summary: 'Save the settings; a secret that is left out stays as it is. A data refresh starts at once',
    body: SettingsInput,
    answer: SettingsAnswer,
    ifMatch: 'optional',
    handle: async ({ actor, body, ifMatch }, { ports }) => {
      const saved = await saveSettings(actor, body, ifMatch, ports)
      return saved.etag ? { body: saved, etag: saved.etag } : { body: saved }
    },
  }),
  route({
    method: 'post',
    path: '/api/settings/check',
    summary:
      'Try Learn365 and Entra ID with these values, or with the saved ones where they are left out, and say what works and ' +
      'what to do. Nothing is saved',
    body: SettingsToCheck,
    answer: SettingsCheck,
    handle: async ({ actor, body }, { ports }) => ({ body: await checkSettings(actor, body, ports) }),
  }),
]
