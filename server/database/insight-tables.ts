import type { AlertKind } from '../../shared/alert-filter.ts'
import type { AnomalyClosed } from '../../shared/anomaly.ts'
import type { AnomalyCover, AnomalyDimension, AnomalyKind } from '../../shared/anomaly-terms.ts'
import type { Provider } from '../../shared/catalogue.ts'
import type { Day } from '../../shared/period.ts'

export type InsightSettingRow = {
  readonly name: string
  readonly value: number
  /** Of an amount of money, what it is in. */
  readonly currency: string | null
  readonly updated_at: string
}

/** Small facts that outlive a process, such as the last day on which alerts were evaluated. */
export type InsightStateRow = { readonly name: string; readonly value: string }

/** An anomaly that was alerted or decided on; matched again when it is detected anew. */
export type StoredAnomalyRow = {
  readonly id: string
  readonly cloud_provider: Provider
  /** Empty where it is about all services. */
  readonly service_name: string
  /** Empty where the account is not known. */
  readonly account: string
  readonly dimension: AnomalyDimension
  readonly name: string
  /** Null where it was stored before kinds were. */
  readonly kind: AnomalyKind | null
  readonly direction: 'up' | 'down'
  readonly first_seen: Day
  readonly last_seen: Day
  readonly status: 'open' | 'expected' | 'resolved'
  readonly note: string | null
  readonly decided_at: string | null
  readonly created_at: string
  /** When it closed by itself because it was no longer found; null while it is found or was decided on. */
  readonly gone_at: string | null
  /** What else is expected with it. */
  readonly covers: AnomalyCover
  readonly covers_until: Day | null
  readonly closed_state: AnomalyClosed['state'] | null
  readonly closed_reason: string | null
  /** JSON: the anomaly as it was last stored; null where that was before snapshots were. */
  readonly snapshot: string | null
}

export type RecommendationDecisionRow = {
  readonly id: string
  readonly state: 'dismissed' | 'snoozed' | 'done'
  readonly reason: string
  readonly snoozed_until: Day | null
  readonly decided_at: string
  /** The recommendation as it was decided on, JSON. */
  readonly snapshot: string
}

export type BudgetRow = {
  readonly id: number
  readonly name: string
  readonly amount: number
  /** What the amount is in. */
  readonly currency: string
  readonly period: 'monthly' | 'quarterly' | 'yearly'
  readonly metric: 'billed' | 'effective'
  /** A cost filter, JSON. */
  readonly scope: string
  /** Lists of percent, JSON. */
  readonly actual_thresholds: string
  readonly forecast_thresholds: string
  /** The months that have an amount of their own, JSON. */
  readonly monthly_amounts: string
  readonly owner: string | null
  readonly team: string | null
  readonly rollover: 'none' | 'unspent' | 'overspent' | 'both'
  /** The first month whose rest is carried on; null for January. */
  readonly rollover_from: string | null
  readonly created_at: string
  readonly updated_at: string
}

/** A threshold that is crossed, told or not; gone once it is crossed no more. */
export type PassedThresholdRow = {
  readonly budget_id: number
  readonly period_start: Day
  readonly basis: 'actual' | 'forecast'
  readonly percent: number
  readonly passed_at: string
}

export type AlertRow = {
  readonly id: number
  readonly kind: AlertKind
  /** What makes it the same alert again; unique among those that are not resolved. */
  readonly occasion: string
  readonly severity: 'low' | 'medium' | 'high' | 'critical'
  readonly title: string
  readonly message: string
  readonly budget_id: number | null
  readonly anomaly_id: string | null
  readonly import_id: number | null
  readonly created_at: string
  readonly acknowledged_at: string | null
  readonly acknowledge_note: string | null
  readonly resolved_at: string | null
  /** Why it no longer holds. */
  readonly resolution: string | null
  /** What it is about, JSON. */
  readonly subject: string
  /** How many webhooks it was queued for; null for alerts from before there were filters. */
  readonly receiver_count: number | null
}

export type WebhookRow = {
  readonly id: number
  readonly name: string
  readonly url: string
  readonly shape: 'json' | 'slack' | 'teams'
  readonly secret: string | null
  readonly state: 'enabled' | 'disabled'
  /** Which alerts go there, JSON. */
  readonly filter: string
  readonly time_zone: string
  /** JSON; null for none. */
  readonly quiet_hours: string | null
  readonly digest: 'off' | 'hourly' | 'daily'
  readonly digest_time: string
  readonly created_at: string
  readonly updated_at: string
}

export type WebhookDeliveryRow = {
  readonly id: number
  readonly webhook_id: number
  readonly message: 'alert' | 'digest' | 'test'
  /** What the receiver knows it by, the same for every try. */
  readonly message_id: string
  /** The delivery that carries this one among others. */
  readonly digest_id: number | null
  /** Null for a digest and for a test. */
  readonly alert_id: number | null
  /** That the alert was raised, or that it is resolved. */
  readonly event: 'raised' | 'resolved'
  readonly status: 'pending' | 'delivered' | 'failed' | 'withdrawn'
  readonly attempts: number
  readonly next_attempt_at: string | null
  readonly body: string
  readonly created_at: string
}

export type WebhookAttemptRow = {
  readonly id: number
  readonly delivery_id: number
  readonly attempted_at: string
  readonly status_code: number | null
  readonly error: string | null
}

declare module 'knex/types/tables.js' {
  // Knex reads the row types of tables from this interface.
  interface Tables {
    insight_settings: InsightSettingRow
    insight_state: InsightStateRow
    stored_anomalies: StoredAnomalyRow
    recommendation_decisions: RecommendationDecisionRow
    budgets: BudgetRow
    passed_thresholds: PassedThresholdRow
    alerts: AlertRow
    webhooks: WebhookRow
    webhook_deliveries: WebhookDeliveryRow
    webhook_attempts: WebhookAttemptRow
  }
}
