import { Refusal, type RefusalKind } from './errors.ts'

/**
 * The guide: "When you first login, one of the following scenarios may occur": nothing to do, consent on your own behalf,
 * consent on behalf of your organization, or admin approval is required. And "a message indicating your account has not
 * been setup". Each but the first is a refusal of its own kind.
 */
export type SignInSituation = Extract<
  RefusalKind,
  'consent required' | 'organization consent required' | 'approval required' | 'not set up'
>

/** Role templates of Entra ID whose holders may consent for everybody: they appear as `wids` in a token. */
const mayConsentForAll = new Set([
  '62e90394-69f5-4237-9190-012177145e10', // Global Administrator
  'e8611ab8-c189-46e8-94e1-60213ab1f814', // Privileged Role Administrator
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', // Application Administrator
  '158c047a-c907-4556-b7ef-446551a6b5f7', // Cloud Application Administrator
])

/** Whether a person is asked to consent for the organization: "if you have an admin permission level". */
export const consentsForAll = (roleTemplates: readonly string[]): boolean =>
  roleTemplates.some((id) => mayConsentForAll.has(id.toLowerCase()))

/** What Entra ID and Teams call these situations when they give no token (Microsoft's lists of AADSTS and teams-js errors). */
const byCode = new Map<string, SignInSituation>(
  Object.entries({
    AADSTS65001: 'consent required',
    AADSTS65004: 'consent required',
    consent_required: 'consent required',
    resourcerequiresconsent: 'consent required',
    interaction_required: 'consent required',
    cancelledbyuser: 'consent required',
    AADSTS700016: 'organization consent required',
    AADSTS650052: 'organization consent required',
    AADSTS90094: 'approval required',
    AADSTS90095: 'approval required',
    AADSTS900941: 'approval required',
    AADSTS90093: 'approval required',
    AADSTS50105: 'not set up',
  } as const),
)

/**
 * The situation that an error text of Entra ID or Teams tells of, also where teamsfx wraps it in a sentence of its own;
 * undefined where it is something else.
 */
export function situationOf(text: string): SignInSituation | undefined {
  const [code] = /AADSTS\d+/.exec(text) ?? []
  if (code) return byCode.get(code)
  return text
    .split(/[^A-Za-z_]+/)
    .map((word) => byCode.get(word.toLowerCase()))
    .find((situation) => situation !== undefined)
}

const words: Record<SignInSituation, string> = {
  'consent required':
    'You have not agreed yet that Assigner may know who you are. Sign in again and give your consent.',
  'organization consent required':
    'Nobody has agreed yet for your organization that Assigner may know who its people are. Sign in again and give consent on behalf of your organization.',
  'approval required':
    'Your organization wants an administrator to approve Assigner first. Ask your IT staff (a Global Administrator) to approve it.',
  'not set up':
    'Your account has not been set up for Assigner. Ask an administrator of your organization to give you access.',
}

/** The refusal for a situation. */
export const situationRefusal = (situation: SignInSituation): Refusal => new Refusal(situation, words[situation])
