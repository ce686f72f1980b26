import type { Bill, BillId, BillQuery } from '../../shared/bill.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import { billsWithChoice } from './bills-with-choice.ts'
import { toBill } from './describe-import.ts'
import { settleUnit } from './settle-bills.ts'
import { unitColumns } from './unit-of-bill.ts'

/** The bills of all imports, by account and period; those that overlap wait for a choice. */
export async function listBills({ database }: Context, { state }: BillQuery): Promise<Bill[]> {
  const query = billsWithChoice(database).orderBy([
    ...unitColumns.map((column) => `bills.${column}`),
    'bills.dataset',
    'bills.id',
  ])
  if (state !== undefined) query.where({ state })
  return (await query).map(toBill)
}

/**
 * Lets a bill's format count for its account and period, in place of the one that counted before. The choice holds for
 * later deliveries too.
 *
 * @returns the bills of that account and period as they stand then.
 * @throws BillowError NOT_FOUND for an unknown id, CONFLICT for a bill that was undone.
 */
export async function chooseBill(ctx: Context, { id }: BillId): Promise<Bill[]> {
  return changeData(ctx.database, async (transaction) => {
    const bill = await transaction('bills').where({ id }).first()
    if (bill === undefined) throw new BillowError('NOT_FOUND', `There is no bill ${id}.`)
    const { state, dataset, cloud_provider, billing_account_id, billing_period } = bill
    if (state === 'undone' || state === 'staged' || state === 'held') {
      throw new BillowError(
        'CONFLICT',
        `Bill ${id} was undone, waits for a decision or is not complete; it cannot count.`,
      )
    }
    const unit = { cloud_provider, billing_account_id, billing_period }
    await transaction('bill_choices')
      .insert({ ...unit, dataset })
      .onConflict(['cloud_provider', 'billing_account_id', 'billing_period'])
      .merge()
    await settleUnit(transaction, unit, ctx.clock.now())
    const bills = billsWithChoice(transaction).orderBy('bills.id')
    for (const column of unitColumns) bills.where(`bills.${column}`, unit[column])
    return (await bills).map(toBill)
  })
}
