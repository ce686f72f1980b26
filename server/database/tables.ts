import type { Provider } from '../../shared/catalogue.ts'
import type { Day } from '../../shared/period.ts'

export const sourceKinds = ['demo', 'manual', 'import'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** Where rows come from: the demo data, the manual entries, or one import. */
export type SourceRow = {
  readonly id: number
  readonly kind: SourceKind
  readonly name: string
  readonly created_at: string
}

/** What a provider's service cost on one day, from one source, in one billing currency. */
export type CloudCostRow = {
  readonly id: number
  readonly source_id: number
  /** The bill that the row adds up; null where it comes from none. */
  readonly bill_id: number | null
  readonly cloud_provider: Provider
  readonly service_name: string
  readonly service_category: string | null
  readonly date: Day
  /** BilledCost in the reporting currency; null while no exchange rate is known. */
  readonly cost: number | null
  /** EffectiveCost in the reporting currency; null while no exchange rate is known. */
  readonly effective_cost: number | null
  readonly billing_currency: string
  readonly cost_in_billing_currency: number
  readonly effective_cost_in_billing_currency: number
  readonly created_at: string
}

export type NewCloudCost = Omit<CloudCostRow, 'id' | 'bill_id'> & Partial<Pick<CloudCostRow, 'bill_id'>>

/** A conversation with the assistant. */
export type AssistantThreadRow = {
  readonly id: string
  readonly title: string
  readonly created_at: string
  readonly updated_at: string
}

/** A question with its answer, as JSON. */
export type AssistantMessageRow = {
  readonly id: number
  readonly thread_id: string
  readonly question: string
  readonly answer: string
  readonly created_at: string
}

/** The tokens of a model that a day has taken. */
export type AssistantUsageRow = { readonly day: Day; readonly tokens: number }

declare module 'knex/types/tables.js' {
  // Knex reads the row types of tables from this interface.
  interface Tables {
    sources: SourceRow
    cloud_costs: CloudCostRow
    assistant_threads: AssistantThreadRow
    assistant_messages: AssistantMessageRow
    assistant_usage: AssistantUsageRow
  }
}
