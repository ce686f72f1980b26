import { ChangedWebhook, NewWebhook, type Webhook, type WebhookShape } from '../../shared/webhook.ts'

/** A webhook as it is typed. */
export type WebhookDraft = {
  readonly name: string
  readonly url: string
  readonly shape: WebhookShape
  /** Empty for one that stays as it is. */
  readonly secret: string
  readonly is_enabled: boolean
}

export type WebhookField = 'name' | 'url' | 'secret'
export type WebhookProblems = Readonly<Partial<Record<WebhookField, string>>>

export const emptyWebhook: WebhookDraft = { name: '', url: '', shape: 'json', secret: '', is_enabled: true }

export function webhookDraftOf({ name, url, shape, is_enabled }: Webhook): WebhookDraft {
  return { name, url, shape, secret: '', is_enabled }
}

const fields: readonly WebhookField[] = ['name', 'url', 'secret']

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

function problemsOf(issues: readonly Issue[]): WebhookProblems {
  const problems: Partial<Record<WebhookField, string>> = {}
  for (const { path, message } of issues) {
    const field = fields.find((name) => name === path[0])
    if (field !== undefined) problems[field] ??= message
  }
  return problems
}

function content({ secret, ...rest }: WebhookDraft) {
  return secret === '' ? rest : { ...rest, secret }
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
