import type { Knex } from 'knex'
import { plainDecimal, subtractDecimals, sumDecimals } from '../../shared/decimal.ts'
import { groupBy } from '../../shared/group-by.ts'
import { daysOf, periodAround } from '../../shared/period.ts'
import type {
  InvoiceKey,
  InvoiceTotal,
  Reconciliation,
  ReconciliationQuery,
} from '../../shared/reconciliation.ts'
import type { Context } from '../context.ts'
import { whereDaysCounted } from '../costs/counted-days.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import { partsOfBills } from './bill-parts.ts'
import { explainParts, reasonsFor } from './explain-difference.ts'
import { invoiceNotes, invoiceTotalOf, periodStatusOf } from './invoice-total.ts'
import { listBillingPeriods } from './list-billing-periods.ts'
import { providerInvoices, type AccountInvoice } from './provider-invoices.ts'

type Unit = Omit<InvoiceKey, 'currency'>
type Day = { readonly date: string; readonly billing_currency: string; readonly billed_cost: string }

/** Every bill of a month beside its invoices, with what could explain a difference. */
export async function reconcile(ctx: Context, query: ReconciliationQuery): Promise<Reconciliation[]> {
  const { billing_period, cloud_provider } = query
  const filter = cloud_provider === undefined ? { billing_period } : { billing_period, cloud_provider }
  const bills = await ctx.database('bills').where(filter).where({ state: 'counted' })
  const entered = await ctx.database('invoice_totals').where(filter)
  const delivered = await providerInvoices(ctx, billing_period)
  const periods = await listBillingPeriods(ctx, { billing_period })
  const wanted = delivered.filter(
    (row) => cloud_provider === undefined || row.cloud_provider === cloud_provider,
  )
  const units = new Map(
    [...bills, ...entered, ...wanted].map(({ cloud_provider, billing_account_id }) => [
      `${cloud_provider} ${billing_account_id}`,
      { cloud_provider, billing_account_id, billing_period },
    ]),
  )
  const results: Reconciliation[] = []
  for (const unit of units.values()) {
    const invoices = wanted.filter((invoice) => isOf(invoice, unit))
    const found = {
      billIds: bills.filter((bill) => isOf(bill, unit)).map((bill) => bill.id),
      entered: entered.filter((invoice) => isOf(invoice, unit)),
      invoices,
      period_status: periodStatusOf(unit, invoices, periods),
    }
    results.push(...(await reconcileUnit(ctx, unit, found)))
  }
  return results.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

const isOf = (row: Unit, unit: Unit): boolean =>
  row.cloud_provider === unit.cloud_provider && row.billing_account_id === unit.billing_account_id
const keyOf = (row: InvoiceKey): string => `${row.cloud_provider} ${row.billing_account_id} ${row.currency}`

type Found = Pick<Reconciliation, 'period_status'> & {
  readonly billIds: readonly number[]
  readonly entered: readonly InvoiceTotal[]
  readonly invoices: readonly AccountInvoice[]
}

async function reconcileUnit(
  ctx: Context,
  unit: Unit,
  { billIds, entered, invoices, period_status }: Found,
): Promise<Reconciliation[]> {
  const counted: Knex.QueryBuilder = ctx
    .database({ d: 'bill_days' })
    .join({ b: 'bills' }, 'b.id', 'd.bill_id')
    .modify(whereDaysCounted)
  const days: Day[] = await counted
    .whereIn('d.bill_id', billIds)
    .select('d.date', 'd.billing_currency', 'd.billed_cost')
  const totals = new Map(
    [...groupBy(days, (day) => day.billing_currency)].map(([currency, members]) => [
      currency,
      sumDecimals(members.map((day) => day.billed_cost)),
    ]),
  )
  const charged = new Set(days.map((day) => day.date))
  const missing_days = daysOf(periodAround(`${unit.billing_period}-01`, 'monthly')).filter(
    (day) => !charged.has(day) && day <= ctx.clock.today(),
  )
  const currencies = new Set([...totals.keys(), ...[...entered, ...invoices].map(({ currency }) => currency)])
  return Promise.all(
    [...currencies].sort().map(async (currency) => {
      const ofCurrency = (invoice: Pick<InvoiceKey, 'currency'>) => invoice.currency === currency
      const invoice = invoiceTotalOf(entered.find(ofCurrency), invoices.filter(ofCurrency))
      const { invoice_total } = invoice
      const our_total = totals.get(currency) ?? '0'
      const difference = invoice_total === null ? null : subtractDecimals(invoice_total, our_total)
      const parts = explainParts(await partsOfBills(ctx, billIds, currency), difference)
      const other_currencies = [...totals]
        .filter(([other]) => other !== currency)
        .map(([other, total]) => ({ currency: other, total }))
      const others = other_currencies.map((other) => other.currency)
      const notes = [
        ...(billIds.length === 0
          ? ['No bill of this account and month is in the totals.']
          : reasonsFor(difference, parts, others, missing_days)),
        ...invoiceNotes(invoice, currency),
      ]
      return {
        ...unit,
        currency,
        ...invoice,
        period_status,
        our_total,
        difference,
        parts,
        other_currencies,
        missing_days,
        notes,
      }
    }),
  )
}

/** Keeps the total of an invoice to compare with. */
export async function setInvoiceTotal(ctx: Context, invoice: InvoiceTotal): Promise<Reconciliation[]> {
  const row = { ...invoice, total: plainDecimal(invoice.total), updated_at: ctx.clock.now() }
  const keep = (transaction: Knex.Transaction) =>
    transaction('invoice_totals')
      .insert(row)
      .onConflict(['cloud_provider', 'billing_account_id', 'billing_period', 'currency'])
      .merge()
  await changeData(ctx.database, keep, 'records')
  return reconcile(ctx, { billing_period: invoice.billing_period })
}

/**
 * Forgets the total of an invoice.
 *
 * @throws BillowError NOT_FOUND where none was entered.
 */
export async function removeInvoiceTotal(ctx: Context, key: InvoiceKey): Promise<Reconciliation[]> {
  const remove = async (transaction: Knex.Transaction) => {
    const gone = await transaction('invoice_totals').where(key).delete()
    if (gone === 0) throw new BillowError('NOT_FOUND', 'No invoice total was entered there.')
  }
  await changeData(ctx.database, remove, 'records')
  return reconcile(ctx, { billing_period: key.billing_period })
}
