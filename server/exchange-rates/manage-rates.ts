import type { Knex } from 'knex'
import {
  NewExchangeRate,
  type ExchangeRateKey,
  type ExchangeRates,
  type RatesFile,
} from '../../shared/exchange-rate.ts'
import { outsideKnownDays } from '../../shared/known-days.ts'
import { roundForApi } from '../../shared/money.ts'
import type { Day } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import { adoptBillRate, convertCosts } from './convert-costs.ts'

/** The rates that are known and those that costs wait for. */
export async function listRates({ database }: Context): Promise<ExchangeRates> {
  const rates = await database('exchange_rates').orderBy([
    { column: 'month', order: 'desc' },
    { column: 'currency' },
  ])
  const missing: ExchangeRates['missing'] = await database('cloud_costs')
    .whereNull('cost')
    .select(
      database.raw('substr(date, 1, 7) as month'),
      'billing_currency as currency',
      database.raw('sum(cost_in_billing_currency) as cost'),
    )
    .groupByRaw('substr(date, 1, 7), billing_currency')
    .orderBy(['month', 'currency'])
  return { rates, missing: missing.map((entry) => ({ ...entry, cost: roundForApi(entry.cost) })) }
}

/**
 * Sets the rate of a month and converts its costs, in one transaction.
 *
 * @throws BillowError BAD_REQUEST for a month that no cost can be of.
 */
export async function setRate(ctx: Context, rate: NewExchangeRate): Promise<ExchangeRates> {
  const why = outsideKnownDays(rate.month, ctx.clock.today())
  if (why !== null) throw new BillowError('BAD_REQUEST', `month: ${why}`, [{ path: 'month', message: why }])
  await ctx.database.transaction((transaction) => store(transaction, rate, 'entered', ctx.clock.now()))
  return listRates(ctx)
}

/**
 * Removes a rate; the bills' own takes its place where they carry one.
 *
 * @throws BillowError NOT_FOUND for a rate that is not there.
 */
export async function removeRate(ctx: Context, { month, currency }: ExchangeRateKey): Promise<ExchangeRates> {
  await ctx.database.transaction(async (transaction) => {
    const gone = await transaction('exchange_rates').where({ month, currency }).delete()
    if (gone === 0) throw new BillowError('NOT_FOUND', `There is no rate of ${currency} for ${month}.`)
    await adoptBillRate(transaction, { month, currency, now: ctx.clock.now() })
  })
  return listRates(ctx)
}

/**
 * Takes rates from CSV text, all of them or none.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT that names the lines that cannot be read.
 */
export async function loadRates(ctx: Context, { csv }: RatesFile): Promise<ExchangeRates> {
  const rates = ratesIn(csv, ctx.clock.today())
  const now = ctx.clock.now()
  await ctx.database.transaction(async (transaction) => {
    for (const rate of rates) await store(transaction, rate, 'file', now)
  })
  return listRates(ctx)
}

async function store(
  transaction: Knex.Transaction,
  { month, currency, rate }: NewExchangeRate,
  origin: 'entered' | 'file',
  updated_at: string,
): Promise<void> {
  await transaction('exchange_rates')
    .insert({ month, currency, rate, origin, updated_at })
    .onConflict(['month', 'currency'])
    .merge()
  await convertCosts(transaction, month, currency)
}

function ratesIn(csv: string, today: Day): NewExchangeRate[] {
  const lines = csv.replace(/^\ufeff/, '').split(/\r?\n/)
  const rows = lines.map((line, index) => ({
    line: index + 1,
    cells: line.split(',').map((cell) => cell.trim()),
  }))
  const filled = rows.filter(({ cells }) => cells.join('') !== '')
  const [header, ...data] = filled
  if (header?.cells.join(',').toLowerCase() !== 'month,currency,rate') {
    throw new BillowError('UNPROCESSABLE_CONTENT', 'The first line has to be: month,currency,rate')
  }
  const parsed = data.map(({ line, cells: [month, currency, rate] }) => ({
    line,
    result: NewExchangeRate.safeParse({
      month,
      currency,
      rate: rate === undefined || rate === '' ? rate : Number(rate),
    }),
  }))
  const faults = parsed.flatMap(({ line, result }) => {
    const why = result.success
      ? outsideKnownDays(result.data.month, today)
      : (result.error.issues[0]?.message ?? 'It cannot be read.')
    return why === null ? [] : [`line ${line}: ${why}`]
  })
  if (faults.length > 0) {
    throw new BillowError(
      'UNPROCESSABLE_CONTENT',
      `The rates cannot be read. ${faults.slice(0, 10).join(' ')}`,
    )
  }
  return parsed.flatMap(({ result }) => (result.success ? [result.data] : []))
}
