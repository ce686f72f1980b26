import type { Provider } from '../../../shared/catalogue.ts'
import type { ChargeKind } from '../../../shared/charge-kind.ts'

/** All that a charge's kind is told by: columns of a charge, as bills fill them. */
export type ChargeFacts = {
  readonly cloud_provider: Provider
  readonly service_name: string
  readonly bill_service_name: string
  readonly service_category: string | null
  readonly service_subcategory: string | null
  readonly charge_category: string
  readonly charge_class: string | null
  readonly commitment_id: string | null
  readonly commitment_status: string | null
  readonly commitment_type: string | null
  readonly discount_type: string | null
  readonly pricing_category: string | null
  readonly charge_frequency: string | null
  readonly usage_type: string | null
  readonly operation: string | null
  readonly charge_description: string | null
  readonly usage_unit: string | null
  /** Where nothing more readable is there, some exports write words into it. */
  readonly sku: string | null
}

/** What was found out about a charge. */
export type KindOfCharge = {
  readonly charge_kind: ChargeKind
  /** Which line of which table said so. */
  readonly kind_rule: string
  /** Instance type, volume type, storage tier or kind of token, as the provider writes it. */
  readonly resource_class: string | null
  /** Operating system or database engine, with the licence where the price holds one; of AI the model. */
  readonly platform: string | null
}

/** The texts that rules look at. */
export type KindTexts = {
  /** The service under its usual name and under that of the bill. */
  readonly service: string
  /** AWS: the usage type. Azure: the meter. Google Cloud: the description of the SKU. */
  readonly usage: string
  readonly operation: string
  readonly unit: string
  /** Usage, subcategory and description together, for bills that tell what was used in words only. */
  readonly words: string
}

/**
 * One line of a table: what has to match, all of it, and what it means. Where an expression of `usage` or `words` has a
 * group, that is the resource's class.
 */
export type KindRule = {
  readonly kind: ChargeKind
  readonly service?: RegExp
  readonly usage?: RegExp
  readonly operation?: RegExp
  readonly unit?: RegExp
  readonly words?: RegExp
  /** The resource's class, where the line means just one. */
  readonly is?: string
}

/** The table of one provider with what its words say about platforms. */
export type KindTable = {
  readonly provider: string
  readonly rules: readonly KindRule[]
  platformOf(kind: ChargeKind, texts: KindTexts): string | null
}
