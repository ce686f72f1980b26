import type { Knex } from 'knex'
import type { Alert } from '../../shared/alert.ts'
import type { AlertKind, AlertSubject } from '../../shared/alert-filter.ts'
import type { Context } from '../context.ts'
import type { AlertRow } from '../database/insight-tables.ts'

type Subject = Pick<Alert, 'budget_id' | 'anomaly_id' | 'import_id'>

/** What calls for an alert now. */
export type AlertDraft = Pick<Alert, 'kind' | 'severity' | 'title' | 'message'> &
  Partial<Subject> & {
    /** What it is about, as far as it is narrowed; webhooks choose by it. */
    readonly subject?: Partial<AlertSubject>
    /** What makes it the same alert when it is found again. */
    readonly occasion: string
    /** What else is written down, in the transaction that raises the alert. */
    onRaised?(transaction: Knex, now: string): Promise<void>
  }

/** What one look at a source came to. */
export type AlertFindings = {
  readonly drafts: readonly AlertDraft[]
  /** Why an alert that was raised no longer holds, in a sentence; null while it does. */
  endOf(alert: AlertRow): string | null
}

/** Where alerts come from. */
export type AlertSource = {
  readonly kinds: readonly AlertKind[]
  /** @param unresolved the alerts of its kinds that were raised and are not resolved. */
  look(ctx: Context, unresolved: readonly AlertRow[]): Promise<AlertFindings>
}
