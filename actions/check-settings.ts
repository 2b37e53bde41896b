import {
  afterTrouble,
  allWell,
  fails,
  neededPermissions,
  notTried,
  permissionItems,
  secretDateItem,
  works,
} from '../core/check-settings.ts'
import type { SettingsCheck, SettingsCheckItem, SettingsToCheck } from '../core/contract/settings-check.ts'
import type { Directory } from '../core/ports/directory.ts'
import type { Learn365 } from '../core/ports/learn365.ts'
import type { Ports } from '../core/ports/ports.ts'
import type { EntraAccess, Learn365Access, SecretName, Settings } from '../core/settings.ts'
import { mustAdminister, type Actor } from './actor.ts'
import type { Given } from './given.ts'

/**
 * Tries Learn365 and Entra ID with what is given, or what is saved, and says for each what works and what to do. Nothing is
 * saved and nothing is written; it is not among what waits while the tenant is locked.
 */
export async function checkSettings(actor: Actor, input: Given<SettingsToCheck>, ports: Ports): Promise<SettingsCheck> {
  mustAdminister(actor)
  const given = input()
  const { tenantId } = actor
  const saved = (await ports.store.tenants.get(tenantId, 'settings'))?.value.settings ?? undefined
  const access = accessOf(actor, given, saved, ports)
  const [learn365, entra] = await Promise.all([
    access.learn365 ? checkLearn365(ports.inHaste.learn365(tenantId, access.learn365)) : noKey,
    access.entra ? checkEntra(ports.inHaste.directory(tenantId, access.entra)) : noApp,
  ])
  const zone = given.timeZone ?? saved?.timeZone ?? 'UTC'
  const expires = given.entraSecretExpires === undefined ? saved?.entraSecretExpires : given.entraSecretExpires
  const items = [...learn365, ...entra, secretDateItem(expires, { now: ports.now(), zone })]
  return { works: allWell(items), items }
}

type Tried = { learn365: Learn365Access | undefined; entra: EntraAccess | undefined }

/** What is given stands in for what is saved; where neither is there, nothing can be tried. */
function accessOf(
  { tenantId }: Actor,
  given: SettingsToCheck,
  saved: Settings | undefined,
  { secrets }: Pick<Ports, 'secrets'>,
): Tried {
  const secret = (name: SecretName) => {
    const text = given[name]
    return text === undefined ? saved?.[name] : secrets.seal(tenantId, name, text)
  }
  const [learn365ApiKey, entraClientSecret] = [secret('learn365ApiKey'), secret('entraClientSecret')]
  const learn365Region = given.learn365Region ?? saved?.learn365Region ?? 'global'
  const entraClientId = given.entraClientId ?? saved?.entraClientId
  return {
    learn365: learn365ApiKey && { learn365Region, learn365ApiKey },
    entra: entraClientId && entraClientSecret ? { entraClientId, entraClientSecret } : undefined,
  }
}

const noKey: SettingsCheckItem[] = [
  notTried('learn365 key', 'No API key of Learn365 is entered or saved.'),
  notTried('learn365 full control', 'There is no key to try.'),
]
const noApp: SettingsCheckItem[] = [
  notTried('entra sign-in', 'Client id and client secret are not both entered or saved.'),
  ...neededPermissions.map((name) => notTried(name, 'The app registration cannot be asked yet.')),
  notTried('entra users', 'The app registration cannot be asked yet.'),
]

async function checkLearn365(learn365: Learn365): Promise<SettingsCheckItem[]> {
  try {
    await learn365.tryToRead()
  } catch (error) {
    const whatToDo =
      'Check the API key and the region: in Learn365 open Global Settings, API Management, and make a key with Full Control.'
    return [afterTrouble('learn365 key', error, whatToDo), notTried('learn365 full control', 'The key does not work.')]
  }
  const key = works('learn365 key', 'Learn365 accepts the key.')
  try {
    if (await learn365.mayWrite()) return [key, works('learn365 full control', 'The key may enroll groups in courses.')]
    const found = 'The key may only read: Learn365 refuses to write with it.'
    return [key, fails('learn365 full control', found, 'Make a key with the permission Full Control in Learn365.')]
  } catch (error) {
    return [
      key,
      afterTrouble('learn365 full control', error, 'Make a key with the permission Full Control in Learn365.'),
    ]
  }
}

async function checkEntra(directory: Directory): Promise<SettingsCheckItem[]> {
  let granted: string[]
  try {
    granted = await directory.permissions()
  } catch (error) {
    const whatToDo = 'Check the Client Id and the Client Secret of the app registration in Entra ID.'
    return [afterTrouble('entra sign-in', error, whatToDo), ...noApp.slice(1)]
  }
  const signIn = works('entra sign-in', 'The app registration can sign in.')
  const permissions = permissionItems(granted)
  try {
    await directory.tryToRead()
    return [signIn, ...permissions, works('entra users', 'People of Entra ID can be read.')]
  } catch (error) {
    const whatToDo = 'Grant admin consent for User.Read.All; a consent of a moment ago may need some minutes.'
    return [signIn, ...permissions, afterTrouble('entra users', error, whatToDo)]
  }
}
