import { quoteText } from '../../charges/quote.ts'
import type { Columns, Sql } from './columns.ts'

type Kind = 'credit' | 'committed use' | 'discount'

/** The types of credits, https://cloud.google.com/billing/docs/how-to/export-data-bigquery-tables; others are credits. */
const kinds: Readonly<Record<string, Kind>> = {
  PROMOTION: 'credit',
  FREE_TIER: 'credit',
  SUBSCRIPTION_BENEFIT: 'credit',
  COMMITTED_USAGE_DISCOUNT: 'committed use',
  COMMITTED_USAGE_DISCOUNT_DOLLAR_BASE: 'committed use',
  FEE_UTILIZATION_OFFSET: 'committed use',
  SUSTAINED_USAGE_DISCOUNT: 'discount',
  DISCOUNT: 'discount',
  RESELLER_MARGIN: 'discount',
}

/** Words in names of credits, for exports that are older than the types, and other spellings of types. */
const wordsOfTypes = [
  ['committed', 'COMMITTED_USAGE_DISCOUNT'],
  ['sustained', 'SUSTAINED_USAGE_DISCOUNT'],
  ['free.?tier', 'FREE_TIER'],
  ['free.?trial|promo|grant', 'PROMOTION'],
  ['reseller', 'RESELLER_MARGIN'],
  ['discount', 'DISCOUNT'],
] as const

const worded = `["'']([^"'']*)`
const numbered = `["'']?([-+0-9.eE]+)`

/** The value of a field of one credit, as JSON or as Python prints it. */
const fieldOf = (name: string, value: string): Sql =>
  `regexp_extract(entry, '["'']${name}["'']\\s*:\\s*${value}', 1)`

/**
 * SQL for the credits within a row, a list of `{discount_type, amount}`. Whatever their notation, they add up to all
 * the amounts in the text; columns made of the first credit can disagree with the list, which counts where there is one.
 */
export function creditsOf(columns: Columns): Sql {
  if (!columns.has('credits')) {
    const words = ['credits.type', 'credits.name', 'credits.full_name'].map((name) => columns.text(name))
    const amount = columns.money('credits.amount')
    return `case when ${amount} <> 0 then [${credit(typeFrom(words), amount)}] else [] end`
  }
  const text = columns.text('credits')
  const words = ['type', '(?:full_)?name', 'id'].map((name) => fieldOf(name, worded))
  const one = credit(typeFrom(words), `money(${fieldOf('amount', numbered)}, null)`)
  const list = `list_transform(regexp_extract_all(${text}, '\\{[^{}]*\\}'), lambda entry: ${one})`
  const listed = columns.once(`case when contains(${text}, '{') then ${list} else [] end`)
  const total = columns.once(`credit_sum(${text})`)
  return `case when coalesce(list_sum(list_transform(${listed}, lambda one: one.amount)), 0) = ${total}
    then list_filter(${listed}, lambda one: one.amount <> 0) else [${credit("'CREDIT'", total)}] end`
}

const credit = (type: Sql, amount: Sql): Sql => `{'discount_type': ${type}, 'amount': ${amount}}`

function typeFrom(words: readonly Sql[]): Sql {
  const [type = 'null'] = words
  const known = Object.keys(kinds).map(quoteText).join(', ')
  const all = `lower(concat_ws(' ', ${words.join(', ')}))`
  const cases = wordsOfTypes.map(
    ([pattern, meant]) => `when regexp_matches(${all}, ${quoteText(pattern)}) then ${quoteText(meant)}`,
  )
  return `case when upper(${type}) in (${known}) then upper(${type}) ${cases.join(' ')}
    else coalesce(nullif(${type}, ''), 'CREDIT') end`
}

/** SQL that tells whether a type of credit is of a kind. */
export function isKind(type: Sql, kind: Exclude<Kind, 'credit'>): Sql {
  const own = Object.entries(kinds).flatMap(([name, of]) => (of === kind ? [quoteText(name)] : []))
  return `coalesce(${type} in (${own.join(', ')}), false)`
}
