import { baseCurrency } from '../../shared/currency.ts'
import type { DemoRemoval, SeedRequest, SeedResult } from '../../shared/demo-data.ts'
import { addMonths } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { convertCosts, ensureConversions } from '../exchange-rates/conversion-rates.ts'
import { changeData } from '../database/data-version.ts'
import { rowsPerInsert } from '../database/dialect.ts'
import { sourceOfKind } from '../sources/source-of-kind.ts'
import { generateCosts } from './generate-costs.ts'
import { plantFaults } from './plant-faults.ts'

/**
 * Replaces the demo data, and nothing else, in one transaction.
 *
 * @returns how many rows were made and for which days.
 */
export async function seedDemoData({ database, clock }: Context, request: SeedRequest): Promise<SeedResult> {
  const end_date = clock.today()
  const range = { start_date: addMonths(end_date, -request.months), end_date }
  const created_at = clock.now()
  const generated = generateCosts(request.seed, range, request.profile)
  const costs = request.faults ? plantFaults(generated, request.seed, range) : generated
  await changeData(database, async (transaction) => {
    const source_id = await sourceOfKind(transaction, 'demo', created_at)
    await transaction('cloud_costs').where({ source_id }).delete()
    const rows = costs.map((cost) => ({
      ...cost,
      source_id,
      cost: null,
      effective_cost: null,
      billing_currency: baseCurrency,
      cost_in_billing_currency: cost.cost,
      effective_cost_in_billing_currency: cost.cost,
      created_at,
    }))
    await transaction.batchInsert('cloud_costs', rows, rowsPerInsert)
    const months = [...new Set(costs.map(({ date }) => date.slice(0, 7)))].map((month) => ({
      month,
      currency: baseCurrency,
    }))
    await ensureConversions(transaction, months)
    for (const month of months) await convertCosts(transaction, month, { source_id })
  })
  return {
    message: `Demo data from ${range.start_date} to ${range.end_date} (seed ${request.seed}, profile ${request.profile}${request.faults ? ', with planted faults' : ''}).`,
    records_created: costs.length,
  }
}

/** Deletes the demo data. Its source stays, so that the next start does not make it anew. */
export async function removeDemoData({ database }: Context): Promise<DemoRemoval> {
  return changeData(database, async (transaction) => {
    const demo = transaction('sources').where({ kind: 'demo' }).select('id')
    return { records_deleted: await transaction('cloud_costs').whereIn('source_id', demo).delete() }
  })
}

/** Whether the database holds any demo data. */
export async function hasDemoData({ database }: Pick<Context, 'database'>): Promise<boolean> {
  const demo = database('sources').where({ kind: 'demo' }).select('id')
  return (await database('cloud_costs').whereIn('source_id', demo).first('id')) !== undefined
}

/** Makes six months of demo data in a database that has never held anything. */
export async function seedOnFirstStart(ctx: Context, request: SeedRequest): Promise<SeedResult | null> {
  const used = await ctx.database('sources').first('id')
  return used === undefined ? seedDemoData(ctx, request) : null
}
