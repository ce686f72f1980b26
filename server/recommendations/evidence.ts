import type { Anomaly } from '../../shared/anomaly.ts'
import type { Provider } from '../../shared/catalogue.ts'
import type { ChargeKind } from '../../shared/charge-kind.ts'
import type { InsightSettings, SettingName } from '../../shared/insight-settings.ts'
import type { Day, DayRange } from '../../shared/period.ts'
import type { Conversion, CurrencyMonth } from '../exchange-rates/conversion-of.ts'
import type { EvidenceFigure } from '../../shared/recommendation.ts'

/**
 * One kind of charge over the days that the rules look at: a SKU where the bill goes so deep, else a whole service.
 * What a bill does not tell is null.
 */
export type CostLine = {
  /** Names the line for as long as bills name it alike. */
  readonly key: string
  readonly cloud_provider: Provider
  readonly service_name: string
  readonly account: string | null
  /** What it is for. */
  readonly charge_kind: ChargeKind
  /** Instance type, volume type, storage tier or kind of token. */
  readonly resource_class: string | null
  /** Operating system or database engine. */
  readonly platform: string | null
  /** The SKU, meter or usage type. */
  readonly usage_type: string | null
  /** Whether a commitment covers it: FOCUS's Used or Unused. */
  readonly commitment_status: string | null
  /** Also where a commitment takes something off: Savings Plan and the like. */
  readonly commitment_type: string | null
  readonly is_tagged: boolean | null
  /** Cost per complete day, oldest first; every line has the same days. */
  readonly daily: readonly number[]
  /** Units used over those days, where the bill counts them. */
  readonly quantity: number | null
  readonly unit: string | null
  /** What covered usage would have cost without its commitment over those days; null where the bill does not tell. */
  readonly without_commitment: number | null
}

/** One resource of one line, over the last four weeks. */
export type ResourceLine = Omit<CostLine, 'key' | 'daily' | 'is_tagged' | 'without_commitment'> & {
  /** The key of its line. */
  readonly line: string
  readonly resource_id: string
  readonly resource_name: string | null
  readonly region: string | null
  readonly tags: Readonly<Record<string, string>>
  /** A month at the rate of the last four weeks; `quantity` is of these weeks. */
  readonly monthly: number
  /** The first and last day of the whole data that have it; null where that was not asked. */
  readonly first_day: Day | null
  readonly last_day: Day | null
}

/** What shows that a resource is used, over the last four weeks, also where that cost nothing. */
export type Activity = Pick<ResourceLine, 'cloud_provider' | 'account' | 'charge_kind' | 'resource_id'> & {
  /** The request that begins or ends an upload in parts; null for all others. */
  readonly upload: string | null
  readonly cost: number
  readonly quantity: number | null
}

/** All that a rule may look at. */
export type Evidence = {
  readonly range: DayRange
  readonly lines: readonly CostLine[]
  /** The dearest resources. */
  readonly resources: readonly ResourceLine[]
  /** Whether these are all that bills name. */
  readonly has_all_resources: boolean
  readonly activity: readonly Activity[]
  readonly anomalies: readonly Anomaly[]
  readonly settings: InsightSettings
  /** The reporting currency, which all amounts are in. */
  readonly currency: string
  /** What a currency of a month is in it. */
  readonly convert: (of: CurrencyMonth) => Pick<Conversion, 'rate'>
}

/** A resource that a rule names, with what it costs in a month and what of it could be saved. */
export type FoundResource = {
  readonly resource: ResourceLine
  readonly monthly: number
  /** Null where only the whole saving can be told. */
  readonly saving: number | null
  /** How to look at it or change it, for a shell; null where there is no such command. */
  readonly command: string | null
}

/** What a rule found, before savings that others have claimed are taken off. */
export type Draft = {
  readonly title: string
  /** The charges that the saving would be taken from; they also name the recommendation. */
  readonly lines: readonly CostLine[]
  readonly account?: string | null
  /** Tells apart what a rule finds more than once in a service and account. */
  readonly subject?: string
  /** The dearest first. */
  readonly resources?: readonly FoundResource[]
  readonly evidence: readonly EvidenceFigure[]
  readonly formula: string
  /** Where the formula and its figures come from. */
  readonly source: string
  /** An amount a month; null where the bills do not tell. */
  readonly saving: { readonly low: number; readonly expected: number; readonly high: number } | null
  readonly assumptions: readonly SettingName[]
  readonly confidence: 'low' | 'medium' | 'high'
  readonly effort: 'low' | 'medium' | 'high'
  readonly what_to_do: string
  readonly how_to_check: string
}

/** One reason to recommend something. Pure: the same evidence gives the same drafts. */
export type Rule = {
  /** Its name in contracts and in decisions that people made. */
  readonly name: string
  find(evidence: Evidence): readonly Draft[]
}
