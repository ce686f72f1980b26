import type { Knex } from 'knex'
import { baseCurrency } from '../../shared/currency.ts'
import type { DemoRemoval, SeedRequest, SeedResult } from '../../shared/demo-data.ts'
import { addMonths } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { convertCosts, ensureConversions } from '../exchange-rates/conversion-rates.ts'
import { changeData } from '../database/data-version.ts'
import { rowsPerInsert } from '../database/dialect.ts'
import { sourceOfKind } from '../sources/source-of-kind.ts'
import { generateCosts } from './generate-costs.ts'
import { plantFaults, type PlantedCost } from './plant-faults.ts'

/**
 * Replaces the demo data, and nothing else, in one transaction.
 *
 * @returns how many rows were made and for which days.
 */
export async function seedDemoData(ctx: Context, request: SeedRequest): Promise<SeedResult> {
  const demo = makeDemoData(ctx, request)
  await changeData(ctx.database, (transaction) => writeDemoData(transaction, demo))
  return demo.result
}

type DemoData = {
  readonly costs: readonly PlantedCost[]
  readonly createdAt: string
  readonly result: SeedResult
}

function makeDemoData({ clock }: Context, { months, seed, profile, faults }: SeedRequest): DemoData {
  const end_date = clock.today()
  const range = { start_date: addMonths(end_date, -months), end_date }
  const generated = generateCosts(seed, range, profile)
  const costs = faults ? plantFaults(generated, seed, range) : generated
  return {
    costs,
    createdAt: clock.now(),
    result: {
      message: `Demo data from ${range.start_date} to ${range.end_date} (seed ${seed}, profile ${profile}${faults ? ', with planted faults' : ''}).`,
      records_created: costs.length,
    },
  }
}

async function writeDemoData(
  transaction: Knex.Transaction,
  { costs, createdAt: created_at }: DemoData,
): Promise<void> {
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

/** Makes six months of demo data in a database that has never held anything; once, also where several processes start. */
export async function seedOnFirstStart(ctx: Context, request: SeedRequest): Promise<SeedResult | null> {
  if (await isUsed(ctx.database)) return null
  const demo = makeDemoData(ctx, request)
  return changeData(ctx.database, async (transaction) => {
    if (await isUsed(transaction)) return null
    await writeDemoData(transaction, demo)
    return demo.result
  })
}

async function isUsed(database: Knex): Promise<boolean> {
  return (await database('sources').first('id')) !== undefined
}
