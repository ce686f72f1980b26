import type { MoneyScale } from '../charges/charge-columns.ts'

/** Codes of the currencies that a sign in front of an amount can stand for. */
const currenciesOfSign = {
  $: 'USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD ARS CLP COP CUP DOP MXN UYU',
  '€': 'EUR',
  '£': 'GBP EGP FKP GIP LBP SDG SHP SSP SYP',
  '¥': 'JPY CNY',
  '₹': 'INR',
} as const

const signs = Object.keys(currenciesOfSign).join('')

// A list of codes with `in` would become a join, which costs every row time.
const fits = Object.entries(currenciesOfSign).map(
  ([sign, codes]) => `when contains(amount, '${sign}') then contains('${codes}', upper(trim(currency)))`,
)

/** What the engine takes for a number, in amounts and quantities alike; an underscore is no digit. */
export const numberMacros = [
  // At most 10 decimals, 18 digits and no exponent.
  `is_short(amount) as length(amount) <= 18 and length(amount) - strpos(amount, '.') <= 10
    and not contains(amount, 'e') and not contains(amount, 'E') and not contains(amount, '_')`,
  `is_plain(amount) as not contains(amount, '_')`,
  // As spreadsheets write amounts: thousands separated, a sign in front.
  `is_written(amount) as
    regexp_full_match(amount, '\\s*[-+]?[${signs}]?[-+]?\\s*(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d*)?\\s*')`,
  `sign_fits(amount, currency) as case ${fits.join(' ')} else true end`,
  `bare(amount) as regexp_replace(amount, '[^-+.0-9]', '', 'g')`,
  `quantity(amount) as coalesce(
    case when is_short(amount) then try_cast(amount as decimal(18, 10))::decimal(38, 12) end,
    case when is_plain(amount) then try_cast(amount as decimal(38, 12)) end,
    case when is_written(amount) and not regexp_matches(amount, '[${signs}]')
      then try_cast(bare(amount) as decimal(38, 12)) end)`,
]

/**
 * Exact amounts. Texts of few digits, which most are, take a way that is ten times as fast. Thousands may be separated,
 * and a currency sign may stand in front that is one of the row's currency; nothing else is taken for a number.
 */
export function moneyMacros(scale: MoneyScale): string[] {
  return [
    `exact(amount) as amount::decimal(38, ${scale})`,
    `money(amount, currency) as coalesce(
      case when is_short(amount) then try_cast(amount as decimal(18, 10))::decimal(38, ${scale}) end,
      case when is_plain(amount) then try_cast(amount as decimal(38, ${scale})) end,
      case when is_written(amount) and coalesce(sign_fits(amount, currency), true)
        then try_cast(bare(amount) as decimal(38, ${scale})) end)`,
  ]
}
