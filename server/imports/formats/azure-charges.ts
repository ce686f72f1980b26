import { quoteText } from '../../charges/quote.ts'
import type { Columns, Sql } from './columns.ts'

type ChargeType = {
  readonly category: string
  readonly class?: string
  readonly status?: string
  readonly commitment?: string
}

/** What Azure's charge types are in the terms of FOCUS; a type that is not here is usage. */
const chargeTypes: Readonly<Record<string, ChargeType>> = {
  usage: { category: 'Usage' },
  purchase: { category: 'Purchase' },
  refund: { category: 'Purchase', class: 'Correction' },
  tax: { category: 'Tax' },
  unusedreservation: { category: 'Usage', status: 'Unused', commitment: 'Reservation' },
  unusedsavingsplan: { category: 'Usage', status: 'Unused', commitment: 'Savings Plan' },
  roundingadjustment: { category: 'Adjustment' },
  adjustment: { category: 'Adjustment', class: 'Correction' },
  credit: { category: 'Credit' },
}

type PricingModel = { readonly category: string; readonly commitment?: string }

const pricingModels: Readonly<Record<string, PricingModel>> = {
  ondemand: { category: 'Standard' },
  spot: { category: 'Dynamic' },
  reservation: { category: 'Committed', commitment: 'Reservation' },
  savingsplan: { category: 'Committed', commitment: 'Savings Plan' },
}

/** Words are written with and without blanks, in any case. */
const word = (text: Sql): Sql => `lower(replace(${text}, ' ', ''))`

/** The row's charge type as the table has it; bills without one hold usage. */
export const chargeType = (columns: Columns): Sql => `coalesce(${word(columns.text('ChargeType'))}, 'usage')`

const pricingModel = (columns: Columns): Sql => word(columns.text('PricingModel'))

/** Whether a commitment covers the row. */
export const isCommitted = (columns: Columns): Sql =>
  `coalesce(${ofPricingModel(columns, ({ commitment }) => commitment)} is not null, false)`

/** SQL for a property of the row's charge type. */
export function ofChargeType(
  columns: Columns,
  valueOf: (type: ChargeType) => string | undefined,
  otherwise: Sql = 'null',
): Sql {
  return caseOf(chargeType(columns), chargeTypes, valueOf, otherwise)
}

/** SQL for a property of the row's pricing model. */
export function ofPricingModel(columns: Columns, valueOf: (model: PricingModel) => string | undefined): Sql {
  return caseOf(pricingModel(columns), pricingModels, valueOf, 'null')
}

function caseOf<Entry>(
  value: Sql,
  table: Readonly<Record<string, Entry>>,
  valueOf: (entry: Entry) => string | undefined,
  otherwise: Sql,
): Sql {
  const cases = Object.entries(table).flatMap(([name, entry]) => {
    const found = valueOf(entry)
    return found === undefined ? [] : [`when ${quoteText(name)} then ${quoteText(found)}`]
  })
  return `case ${value} ${cases.join(' ')} else ${otherwise} end`
}
