import type { SettingsAnswer, SettingsInput } from '../core/contract/answers.ts'
import { differences } from '../core/differences.ts'
import { Refusal } from '../core/errors.ts'
import { finding, type Finding } from '../core/findings.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { Stored } from '../core/ports/store.ts'
import type { SecretName, SealedSecret, Settings } from '../core/settings.ts'
import { manualRunId } from '../core/run.ts'
import type { Tenant } from '../core/tenant.ts'
import { mustAdminister, mustRead, nameOf, type Actor } from './actor.ts'
import { audited } from './audited.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import { mustHaveEdited } from './edited-version.ts'
import { gives, type Given } from './given.ts'
import { mustBeUnlocked } from './lock.ts'
import { requestRun } from './start-run.ts'

/** The settings as they may be shown: secrets are only "set, ends in …, since …". */
export async function readSettings(actor: Actor, { store }: Pick<Ports, 'store'>): Promise<SettingsAnswer> {
  mustRead(actor)
  return answerOf(await store.tenants.get(actor.tenantId, 'settings'))
}

function answerOf(stored: Stored<Tenant> | undefined): SettingsAnswer {
  const settings = stored?.value.settings ?? undefined
  const { learn365ApiKey, entraClientSecret, ...preferences } = settings ?? {}
  return {
    ...preferences,
    learn365ApiKey: shownSecret(learn365ApiKey),
    entraClientSecret: shownSecret(entraClientSecret),
    savedAt: stored?.value.settingsSavedAt ?? null,
    savedBy: stored?.value.settingsSavedBy ?? '',
    etag: stored?.etag ?? null,
  }
}

const shownSecret = (secret: SealedSecret | undefined): SettingsAnswer['learn365ApiKey'] => ({
  set: secret !== undefined,
  endsIn: secret?.endsIn ?? null,
  since: secret?.since ?? null,
})

/**
 * Saves the settings, and starts a data refresh at once ("Assigner will be ready for use within a few minutes"). The
 * registry knows the tenant before anything is saved for it: whatever this breaks off at, the secrets are found when their
 * key is changed, the timetable holds, and sending the same again does the rest.
 * @param version the version that was edited, `*` for any; undefined for a first save.
 */
export async function saveSettings(
  actor: Actor,
  given: Given<SettingsInput>,
  version: Given<string | undefined>,
  ports: Ports,
): Promise<SettingsAnswer> {
  mustAdminister(actor)
  await mustBeUnlocked(actor.tenantId, ports)
  const old = await ports.store.tenants.get(actor.tenantId, 'settings')
  const replaced = { tenantId: actor.tenantId, what: 'The settings were', subject: 'settings' }
  const isOther = old && ![old.etag, '*'].includes(version() ?? '')
  if (isOther && isSavedAlready(old.value, actor, given, ports)) return finished(old, actor, ports)
  await mustHaveEdited(old, version, replaced, ports)
  const value: Tenant = {
    id: actor.tenantId,
    settings: sealed(actor, given(), old?.value.settings ?? undefined, ports),
    settingsSavedAt: ports.now().toISOString(),
    settingsSavedBy: nameOf(actor),
  }
  const about = {
    action: 'settings saved' as const,
    subject: { kind: 'settings' as const, id: 'settings', title: 'Settings' },
    before: withoutSecrets(old?.value.settings ?? undefined),
    after: withoutSecrets(value.settings ?? undefined),
  }
  await register(actor, ports)
  const stored = await audited(about, actor, ports, async () => {
    const written = await ports.store.tenants.put(value, old?.etag)
    if (written === 'changed') throw await changedMeanwhile(replaced.what, replaced.subject, actor.tenantId, ports)
    return written
  })
  return finished(stored, actor, ports)
}

/** A slot of a tenant whose settings did not come to be saved is passed over. */
const register = ({ tenantId }: Actor, { store }: Pick<Ports, 'store'>) =>
  store.registry.update(tenantId, (entry) => ({ ...entry, settingsSaved: true }))

async function finished(saved: Stored<Tenant>, actor: Actor, ports: Ports): Promise<SettingsAnswer> {
  return { ...answerOf(saved), noRefresh: await noRefreshOf(actor, ports) }
}

/** Whether somebody sends once more what they were the last to save, because the answer was lost. */
function isSavedAlready(
  { settings, settingsSavedBy }: Tenant,
  actor: Actor,
  given: Given<SettingsInput>,
  { secrets }: Pick<Ports, 'secrets'>,
): boolean {
  if (!settings || settingsSavedBy !== nameOf(actor)) return false
  const isKept = (name: SecretName, sent: string | undefined): boolean =>
    sent === undefined || secrets.open(actor.tenantId, name, settings[name]) === sent
  return gives(given, ({ learn365ApiKey, entraClientSecret, ...preferences }) => {
    const sealed = { learn365ApiKey: settings.learn365ApiKey, entraClientSecret: settings.entraClientSecret }
    const isSame = differences(settings, { ...preferences, ...sealed }).length === 0
    return isSame && isKept('learn365ApiKey', learn365ApiKey) && isKept('entraClientSecret', entraClientSecret)
  })
}

/** Asks for a data refresh; null, or why none was started: one that waits reads with the new settings anyway. */
async function noRefreshOf({ tenantId }: Actor, ports: Ports): Promise<string | null> {
  const id = manualRunId('data refresh', ports.newId())
  try {
    await requestRun({ tenantId, kind: 'data refresh', startedBy: 'settings saved', id }, ports)
    return null
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'not ready') throw error
    return `${error.message} One that runs already may not read with these settings; the next one does.`
  }
}

/** For the record: of a secret, only since when it is the one it is. */
function withoutSecrets(settings: Settings | undefined): unknown {
  if (!settings) return undefined
  const { learn365ApiKey, entraClientSecret, ...preferences } = settings
  return {
    ...preferences,
    learn365ApiKey: `set since ${learn365ApiKey.since}`,
    entraClientSecret: `set since ${entraClientSecret.since}`,
  }
}

function sealed(
  actor: Actor,
  input: SettingsInput,
  old: Settings | undefined,
  { secrets }: Pick<Ports, 'secrets'>,
): Settings {
  const { learn365ApiKey, entraClientSecret, ...preferences } = input
  const missing: Finding[] = []
  const secret = (name: SecretName, given: string | undefined): SealedSecret => {
    if (given !== undefined) return secrets.seal(actor.tenantId, name, given)
    if (old) return old[name]
    missing.push(finding(name, undefined, 'a value: none is saved yet', { code: 'missing' }))
    return { sealed: '', endsIn: '', since: '' }
  }
  const settings = {
    ...preferences,
    learn365ApiKey: secret('learn365ApiKey', learn365ApiKey),
    entraClientSecret: secret('entraClientSecret', entraClientSecret),
  }
  if (missing.length > 0) throw new Refusal('invalid', 'The settings are not complete.', { findings: missing })
  return settings
}
