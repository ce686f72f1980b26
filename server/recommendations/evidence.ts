import type { Anomaly } from '../../shared/anomaly.ts'
import type { Provider } from '../../shared/catalogue.ts'
import type { InsightSettings, SettingName } from '../../shared/insight-settings.ts'
import type { DayRange } from '../../shared/period.ts'
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
  readonly category: 'compute' | 'storage' | 'serverless' | 'other'
  readonly account: string | null
  /** The SKU, meter or usage type. */
  readonly usage_type: string | null
  /** A credit, tax or purchase follows no usage. */
  readonly charge_category: string | null
  /** Whether a commitment covers it: FOCUS's Used or Unused. */
  readonly commitment_status: string | null
  readonly is_tagged: boolean | null
  /** Cost per complete day, oldest first; every line has the same days. */
  readonly daily: readonly number[]
  /** Units used over those days, where the bill counts them. */
  readonly quantity: number | null
  readonly unit: string | null
}

/** All that a rule may look at. */
export type Evidence = {
  readonly range: DayRange
  readonly lines: readonly CostLine[]
  readonly anomalies: readonly Anomaly[]
  readonly settings: InsightSettings
  /** The reporting currency, which all amounts are in. */
  readonly currency: string
  /** What a currency of a month is in it. */
  readonly convert: (of: CurrencyMonth) => Pick<Conversion, 'rate'>
}

/** What a rule found, before savings that others have claimed are taken off. */
export type Draft = {
  readonly title: string
  /** The charges that the saving would be taken from; they also name the recommendation. */
  readonly lines: readonly CostLine[]
  readonly account?: string | null
  readonly evidence: readonly EvidenceFigure[]
  readonly formula: string
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
