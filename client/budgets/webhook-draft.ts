import type { AlertFilter, AlertKind } from '../../shared/alert-filter.ts'
import type { Severity } from '../../shared/anomaly-terms.ts'
import type { Provider } from '../../shared/catalogue.ts'
import { ChangedWebhook, NewWebhook, type Webhook, type WebhookShape } from '../../shared/webhook.ts'
import type { Digest } from '../../shared/webhook-schedule.ts'
import { namesOf } from './budget-words.ts'

/** A webhook as it is typed. */
export type WebhookDraft = {
  readonly name: string
  readonly url: string
  readonly shape: WebhookShape
  /** Empty for one that stays as it is. */
  readonly secret: string
  readonly is_enabled: boolean
  readonly severities: readonly Severity[]
  readonly kinds: readonly AlertKind[]
  readonly providers: readonly Provider[]
  readonly services: readonly string[]
  readonly accounts: readonly string[]
  /** Several with commas. */
  readonly teams: string
  readonly owners: string
  /** What else alerts are chosen by, which the page does not change. */
  readonly others: AlertFilter
  readonly timeZone: string
  readonly isQuiet: boolean
  readonly quietStart: string
  readonly quietEnd: string
  readonly criticalBreaks: boolean
  readonly digest: Digest
  readonly digestTime: string
}

export const webhookFields = [
  'name',
  'url',
  'secret',
  'filter',
  'time_zone',
  'quiet_hours',
  'digest_time',
] as const
export type WebhookField = (typeof webhookFields)[number]
export type WebhookProblems = Readonly<Partial<Record<WebhookField, string>>>

export const emptyWebhook: WebhookDraft = {
  name: '',
  url: '',
  shape: 'json',
  secret: '',
  is_enabled: true,
  severities: [],
  kinds: [],
  providers: [],
  services: [],
  accounts: [],
  teams: '',
  owners: '',
  others: {},
  timeZone: 'UTC',
  isQuiet: false,
  quietStart: '22:00',
  quietEnd: '07:00',
  criticalBreaks: true,
  digest: 'off',
  digestTime: '08:00',
}

export function webhookDraftOf(webhook: Webhook): WebhookDraft {
  const { name, url, shape, is_enabled, quiet_hours } = webhook
  const { severity, kind, cloud_provider, service_name, account, team, owner, ...others } = webhook.filter
  return {
    name,
    url,
    shape,
    is_enabled,
    secret: '',
    severities: namesOf(severity),
    kinds: namesOf(kind),
    providers: namesOf(cloud_provider),
    services: namesOf(service_name),
    accounts: namesOf(account),
    teams: namesOf(team).join(', '),
    owners: namesOf(owner).join(', '),
    others,
    timeZone: webhook.time_zone,
    isQuiet: quiet_hours !== null,
    quietStart: quiet_hours?.start ?? emptyWebhook.quietStart,
    quietEnd: quiet_hours?.end ?? emptyWebhook.quietEnd,
    criticalBreaks: quiet_hours?.critical_breaks ?? emptyWebhook.criticalBreaks,
    digest: webhook.digest,
    digestTime: webhook.digest_time,
  }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

function problemsOf(issues: readonly Issue[]): WebhookProblems {
  const problems: Partial<Record<WebhookField, string>> = {}
  for (const { path, message } of issues) {
    const field = webhookFields.find((name) => name === path[0])
    if (field !== undefined) problems[field] ??= message
  }
  return problems
}

function filterOf(draft: WebhookDraft) {
  const some = <Name extends string>(field: string, names: readonly Name[]) =>
    names.length === 0 ? {} : { [field]: [...names] }
  const typed = (text: string) =>
    text
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '')
  return {
    ...draft.others,
    ...some('severity', draft.severities),
    ...some('kind', draft.kinds),
    ...some('cloud_provider', draft.providers),
    ...some('service_name', draft.services),
    ...some('account', draft.accounts),
    ...some('team', typed(draft.teams)),
    ...some('owner', typed(draft.owners)),
  }
}

function content(draft: WebhookDraft) {
  const { name, url, shape, secret, is_enabled } = draft
  const quiet = { start: draft.quietStart, end: draft.quietEnd, critical_breaks: draft.criticalBreaks }
  return {
    name,
    url,
    shape,
    is_enabled,
    ...(secret === '' ? {} : { secret }),
    filter: filterOf(draft),
    time_zone: draft.timeZone,
    quiet_hours: draft.isQuiet ? quiet : null,
    digest: draft.digest,
    digest_time: draft.digestTime,
  }
}

/** The new webhook that a draft means, or what is wrong with its fields. */
export function checkNewWebhook(
  draft: WebhookDraft,
): { readonly webhook: NewWebhook } | { readonly problems: WebhookProblems } {
  const result = NewWebhook.safeParse(content(draft))
  return result.success ? { webhook: result.data } : { problems: problemsOf(result.error.issues) }
}

/** The change to a webhook that a draft means, or what is wrong with its fields. */
export function checkChangedWebhook(
  id: number,
  draft: WebhookDraft,
): { readonly webhook: ChangedWebhook } | { readonly problems: WebhookProblems } {
  const result = ChangedWebhook.safeParse({ id, ...content(draft) })
  return result.success ? { webhook: result.data } : { problems: problemsOf(result.error.issues) }
}
