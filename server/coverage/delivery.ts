import type { Provider } from '../../shared/catalogue.ts'
import type { Day } from '../../shared/period.ts'

export type CoveringBill = {
  readonly billing_period: string
  readonly is_final: boolean
  readonly last_day: Day
}

/** What one billing account, or the demo data of a provider, has delivered so far. */
export type Delivery = {
  readonly cloud_provider: Provider
  readonly bills: readonly CoveringBill[]
  /** The days with charges. */
  readonly charged: ReadonlySet<Day>
  /** When the newest of it was delivered. */
  readonly delivered_at: string
}
