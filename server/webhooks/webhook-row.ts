import { AlertFilter } from '../../shared/alert-filter.ts'
import type { NewWebhook } from '../../shared/webhook.ts'
import { QuietHours } from '../../shared/webhook-schedule.ts'
import type { WebhookRow } from '../database/insight-tables.ts'

/** A webhook as it is kept, with its filter and quiet hours read. */
export type StoredWebhook = Omit<WebhookRow, 'filter' | 'quiet_hours'> &
  Pick<NewWebhook, 'filter' | 'quiet_hours'>

export function fromWebhookRow(row: WebhookRow): StoredWebhook {
  return {
    ...row,
    filter: AlertFilter.parse(JSON.parse(row.filter)),
    quiet_hours: row.quiet_hours === null ? null : QuietHours.parse(JSON.parse(row.quiet_hours)),
  }
}

export function toWebhookColumns(webhook: Omit<NewWebhook, 'secret'>) {
  const { is_enabled, filter, quiet_hours, ...columns } = webhook
  const state: WebhookRow['state'] = is_enabled ? 'enabled' : 'disabled'
  return {
    ...columns,
    state,
    filter: JSON.stringify(filter),
    quiet_hours: quiet_hours === null ? null : JSON.stringify(quiet_hours),
  }
}
