import type { Knex } from 'knex'
import {
  NewExchangeRate,
  type ExchangeRateKey,
  type ExchangeRates,
  type NewReportingCurrency,
  type RatesFile,
} from '../../shared/exchange-rate.ts'
import { outsideKnownDays } from '../../shared/known-days.ts'
import { roundForApi } from '../../shared/money.ts'
import type { Day } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import { adoptBillRate } from './adopt-bill-rate.ts'
import type { CurrencyMonth } from './conversion-of.ts'
import { ensureConversions, refreshConversions } from './conversion-rates.ts'
import { joinConversion } from './converted.ts'
import { isReportingCurrencyChosen, reportingCurrency, storeReportingCurrency } from './reporting-currency.ts'

/** The rates that are known and those that costs wait for. */
export async function listRates({ database }: Context): Promise<ExchangeRates> {
  const rates = await database('exchange_rates').orderBy([
    { column: 'month', order: 'desc' },
    { column: 'currency' },
  ])
  const waiting = (): Knex.QueryBuilder =>
    database({ c: 'cloud_costs' })
      .select({
        month: database.raw('substr(c.date, 1, 7)'),
        currency: 'c.billing_currency',
        cost: database.raw('sum(c.cost_in_billing_currency)'),
      })
      .groupByRaw('substr(c.date, 1, 7), c.billing_currency')
      .orderBy(['month', 'currency'])
  const missing: ExchangeRates['missing'] = await waiting().whereNull('c.cost')
  const months = await database('conversion_rates').where({ is_provisional: 1 }).distinct().pluck('currency')
  const carried = waiting()
    .whereIn('c.billing_currency', months)
    .where('k.is_provisional', 1)
    .select('k.rate', 'k.rate_month')
  joinConversion(database, carried, 'c')
  const provisional: ExchangeRates['provisional'] = await carried.groupBy('k.rate', 'k.rate_month')
  const rounded = <Entry extends { cost: number }>(entry: Entry) => ({
    ...entry,
    cost: roundForApi(entry.cost),
  })
  return {
    reporting_currency: await reportingCurrency(database),
    rates,
    missing: missing.map(rounded),
    provisional: provisional.map(rounded),
  }
}

/**
 * Chooses the currency that all totals are in, and converts every cost anew in one transaction. What has no rate into
 * it stands apart from then on.
 */
export async function changeReportingCurrency(
  ctx: Context,
  { currency }: NewReportingCurrency,
): Promise<ExchangeRates> {
  await reportIn(ctx, currency)
  return listRates(ctx)
}

/** Takes the reporting currency of the settings, unless one was chosen before. */
export async function adoptReportingCurrency(ctx: Pick<Context, 'database' | 'env'>): Promise<void> {
  const { REPORTING_CURRENCY: currency } = ctx.env
  if (currency === undefined || (await isReportingCurrencyChosen(ctx.database))) return
  await reportIn(ctx, currency, { unlessChosen: true })
}

async function reportIn(
  { database }: Pick<Context, 'database'>,
  currency: string,
  { unlessChosen }: { readonly unlessChosen: boolean } = { unlessChosen: false },
): Promise<void> {
  await changeData(database, async (transaction) => {
    if (unlessChosen && (await isReportingCurrencyChosen(transaction))) return
    await ensureConversions(transaction, await monthsOfCosts(transaction))
    await storeReportingCurrency(transaction, currency)
    await refreshConversions(transaction)
  })
}

/**
 * Sets the rate of a month and converts its costs, in one transaction.
 *
 * @throws BillowError BAD_REQUEST for a month that no cost can be of.
 */
export async function setRate(ctx: Context, rate: NewExchangeRate): Promise<ExchangeRates> {
  const why = outsideKnownDays(rate.month, ctx.clock.today())
  if (why !== null) throw new BillowError('BAD_REQUEST', `month: ${why}`, [{ path: 'month', message: why }])
  await changeData(ctx.database, async (transaction) => {
    await store(transaction, rate, 'entered', ctx.clock.now())
    await refreshConversions(transaction)
  })
  return listRates(ctx)
}

/**
 * Removes a rate; the bills' own takes its place where they carry one.
 *
 * @throws BillowError NOT_FOUND for a rate that is not there.
 */
export async function removeRate(ctx: Context, { month, currency }: ExchangeRateKey): Promise<ExchangeRates> {
  await changeData(ctx.database, async (transaction) => {
    const gone = await transaction('exchange_rates').where({ month, currency }).delete()
    if (gone === 0) throw new BillowError('NOT_FOUND', `There is no rate of ${currency} for ${month}.`)
    await adoptBillRate(transaction, { month, currency }, ctx.clock.now())
    await refreshConversions(transaction)
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
  await changeData(ctx.database, async (transaction) => {
    for (const rate of rates) await store(transaction, rate, 'file', now)
    await refreshConversions(transaction)
  })
  return listRates(ctx)
}

/** Every month and currency that there are costs of. */
async function monthsOfCosts(transaction: Knex.Transaction): Promise<CurrencyMonth[]> {
  return transaction('cloud_costs').distinct(
    transaction.raw('substr(date, 1, 7) as month'),
    'billing_currency as currency',
  )
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
