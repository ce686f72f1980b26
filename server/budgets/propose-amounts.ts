import type { BudgetProposal, ProposalQuery, ProposedMonth } from '../../shared/budget-amounts.ts'
import { currencySentences } from '../../shared/currency.ts'
import { roundToCents } from '../../shared/money.ts'
import { addMonths, endOfMonth, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { conversions } from '../exchange-rates/conversion-rates.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { knownMonths, type MonthCost } from './known-months.ts'

/**
 * Amounts for the months of a year, from what the same months of the year before cost or from the forecast, with a
 * percentage on top. They are numbers to fill in: nothing is stored, and no budget follows them.
 *
 * @returns null for a month that nothing tells the cost of, or no exchange rate.
 */
export async function proposeAmounts(ctx: Context, query: ProposalQuery): Promise<BudgetProposal> {
  const { basis, year, change_percent, metric, currency: wanted, ...filter } = query
  const reporting = await reportingCurrency(ctx.database)
  const currency = wanted ?? reporting
  const yearsBack = basis === 'last_year' ? 1 : 0
  const months = monthsOfYear(year - yearsBack)
  const costs = await knownMonths(ctx, { filter, metric, months, withForecast: basis === 'forecast' })
  const convert = await conversions(ctx.database)
  const proposed = costs.map((cost) => {
    const { rate } = convert({ currency, month: monthOf(cost.period) })
    const month = monthOf({ ...cost.period, start_date: addMonths(cost.period.start_date, 12 * yearsBack) })
    return toProposal(month, cost, rate, { currency, reporting, change_percent })
  })
  const range = { start_date: `${year - yearsBack}-01-01`, end_date: `${year - yearsBack}-12-31` }
  const notes = currencySentences(await currencyFigures(ctx, filter, range, metric))
  return { year, basis, currency, months: proposed, notes }
}

function monthsOfYear(year: number): DayRange[] {
  return Array.from({ length: 12 }, (_, place) => {
    const start_date = addMonths(`${year}-01-01`, place)
    return { start_date, end_date: endOfMonth(start_date) }
  })
}

function monthOf({ start_date }: DayRange): string {
  return start_date.slice(0, 7)
}

type Terms = {
  readonly currency: string
  readonly reporting: string
  readonly change_percent: number
}

/** @param rate what a unit of the wanted currency is in the reporting currency. */
function toProposal(
  month: string,
  { cost, source, note }: MonthCost,
  rate: number | null,
  { currency, reporting, change_percent }: Terms,
): ProposedMonth {
  if (cost === null) return { month, amount: null, source: null, note }
  if (rate === null) {
    const why = `No exchange rate tells what ${reporting} were in ${currency} then.`
    return { month, amount: null, source: null, note: why }
  }
  // What credits have made less than nothing is no amount of a budget.
  const amount = Math.max(0, roundToCents((cost / rate) * (1 + change_percent / 100)))
  return { month, amount, source, note }
}
