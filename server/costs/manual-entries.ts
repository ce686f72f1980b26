import type { Knex } from 'knex'
import type { SingleCost } from '../../shared/cost.ts'
import { outsideKnownDays } from '../../shared/known-days.ts'
import type { ChangedManualEntry, CostId, DeletedCost, NewManualEntry } from '../../shared/manual-entry.ts'
import type { Day } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import { sourceOfKind } from '../sources/source-of-kind.ts'
import { convertCosts, ensureConversions } from '../exchange-rates/conversion-rates.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { toSingleCost, type CostRowWithSource } from './cost-row.ts'

/**
 * Adds a cost that is on no bill.
 *
 * @returns the new row.
 * @throws BillowError BAD_REQUEST for a day that no cost can be of.
 */
export async function createManualEntry(
  { database, clock }: Context,
  entry: NewManualEntry,
): Promise<SingleCost> {
  checkDay(entry.date, clock.today())
  return changeData(database, async (transaction) => {
    const created_at = clock.now()
    const source_id = await sourceOfKind(transaction, 'manual', created_at)
    const [created] = await transaction('cloud_costs')
      .insert({ ...(await columnsOf(transaction, entry)), source_id, service_category: null, created_at })
      .returning('id')
    const id = created?.id ?? 0
    await convertRow(transaction, id)
    return toSingleCost(await findRow(transaction, id))
  })
}

/**
 * One row, whatever its source.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function getCost({ database }: Context, { id }: CostId): Promise<SingleCost> {
  return toSingleCost(await findRow(database, id))
}

/**
 * Replaces the content of a manual entry.
 *
 * @throws BillowError NOT_FOUND for an unknown id, CONFLICT for a row of the demo data or an import, BAD_REQUEST for a
 *   day that no cost can be of.
 */
export async function updateManualEntry(
  { database, clock }: Context,
  { id, ...entry }: ChangedManualEntry,
): Promise<SingleCost> {
  checkDay(entry.date, clock.today())
  return changeData(database, async (transaction) => {
    await findManualRow(transaction, id)
    await transaction('cloud_costs')
      .where({ id })
      .update(await columnsOf(transaction, entry))
    await convertRow(transaction, id)
    return toSingleCost(await findRow(transaction, id))
  })
}

/**
 * Deletes a manual entry.
 *
 * @throws BillowError NOT_FOUND for an unknown id, CONFLICT for a row of the demo data or an import.
 */
export async function deleteManualEntry({ database }: Context, { id }: CostId): Promise<DeletedCost> {
  return changeData(database, async (transaction) => {
    await findManualRow(transaction, id)
    await transaction('cloud_costs').where({ id }).delete()
    return { id, deleted: true }
  })
}

function checkDay(date: Day, today: Day): void {
  const why = outsideKnownDays(date, today)
  if (why !== null) throw new BillowError('BAD_REQUEST', `date: ${why}`, [{ path: 'date', message: why }])
}

async function columnsOf(
  transaction: Knex.Transaction,
  { cloud_provider, service_name, date, cost, effective_cost = cost, currency }: NewManualEntry,
) {
  return {
    cloud_provider,
    service_name,
    date,
    cost: null,
    effective_cost: null,
    billing_currency: currency ?? (await reportingCurrency(transaction)),
    cost_in_billing_currency: cost,
    effective_cost_in_billing_currency: effective_cost,
  }
}

async function convertRow(transaction: Knex.Transaction, id: number): Promise<void> {
  const { date, billing_currency } = await findRow(transaction, id)
  const month = { month: date.slice(0, 7), currency: billing_currency }
  await ensureConversions(transaction, [month])
  await convertCosts(transaction, month, { id })
}

async function findRow(database: Knex, id: number): Promise<CostRowWithSource> {
  const row: CostRowWithSource | undefined = await database('cloud_costs')
    .join('sources', 'sources.id', 'cloud_costs.source_id')
    .where('cloud_costs.id', id)
    .first('cloud_costs.*', 'sources.kind as source')
  if (row === undefined) throw new BillowError('NOT_FOUND', `There is no cost with id ${id}.`)
  return row
}

async function findManualRow(database: Knex, id: number): Promise<void> {
  const { source } = await findRow(database, id)
  if (source !== 'manual') {
    throw new BillowError(
      'CONFLICT',
      `Cost ${id} comes from ${source === 'demo' ? 'the demo data' : 'an import'} and is read-only. Only manual entries can be changed.`,
    )
  }
}
