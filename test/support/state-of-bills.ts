import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cleanChargeFolder } from '../../server/charges/clean-charge-folder.ts'
import { checksumOf } from '../../server/charges/checksum.ts'
import { removeUndoneCharges } from '../../server/charges/remove-undone-charges.ts'
import type { Context } from '../../server/context.ts'
import { checkBills } from '../../server/imports/check-bills.ts'
import { chargesOf } from './charges-of.ts'
import { makeOlder } from './make-older.ts'

/** Everything that counts, without the numbers that a repeated import gets anew, as one text. */
export async function stateOfBills(ctx: Context): Promise<string> {
  const { database } = ctx
  const costs = await database('cloud_costs')
    .select('date', 'cloud_provider', 'service_name', 'billing_currency')
    .select('cost', 'effective_cost', 'cost_in_billing_currency')
    .orderBy(['date', 'cloud_provider', 'service_name', 'cost'])
  const charges = await chargesOf(ctx)
    .groupBy('date', 'service_name', 'region', 'resource_id')
    .orderBy(['date', 'service_name', 'region', 'resource_id'])
    .select('date', 'service_name', 'region', 'resource_id')
    .select(ctx.charges.database.raw('cast(sum(billed_cost) as varchar) as billed, count(*) as charges'))
  const bills = await database('bills')
    .where({ state: 'counted' })
    .select('dataset', 'billing_account_id', 'billing_period', 'row_count')
    .orderBy(['dataset', 'billing_account_id', 'billing_period'])
  return JSON.stringify({ costs, charges, bills })
}

/** What must never be, whatever was killed: a sentence for each fault of the bills and their charges. */
export async function faultsOfBills(ctx: Context): Promise<string[]> {
  const { database } = ctx
  const { folder } = ctx.charges
  const faults = (await checkBills(ctx)).map(
    (found) => `costs and charges disagree: ${JSON.stringify(found)}`,
  )
  if (folder !== null) faults.push(...(await faultsOfFiles(ctx, folder)))
  const filled = database(folder === null ? 'charges' : 'charge_files').select('bill_id')
  for (const { id, state } of await database('bills').where({ state: 'counted' }).whereNotIn('id', filled))
    faults.push(`bill ${id} is ${state} without charges`)
  for (const { id, status } of await database('imports').whereIn('status', ['queued', 'running']))
    faults.push(`import ${id} is ${status} for ever`)
  for (const { id, state } of await database('bills').where({ state: 'staged' }))
    faults.push(`bill ${id} is ${state} for ever`)
  return faults
}

async function faultsOfFiles({ database }: Context, folder: string): Promise<string[]> {
  const faults: string[] = []
  for (const { bill_id, name, checksum } of await database('charge_files')) {
    const path = join(folder, name)
    if (!existsSync(path)) faults.push(`bill ${bill_id} names ${name}, which is missing`)
    else if ((await checksumOf(path)) !== checksum)
      faults.push(`bill ${bill_id} names ${name}, which is damaged`)
  }
  return faults
}

/** What is left for good that no bill needs: charges of bills that are gone or undone, and files. */
export async function leftBehind(ctx: Context): Promise<string[]> {
  const { database } = ctx
  await removeUndoneCharges(ctx)
  const { folder } = ctx.charges
  const needed = database('bills').whereNot({ state: 'undone' }).select('id')
  const ids = await database(folder === null ? 'charges' : 'charge_files')
    .whereNotIn('bill_id', needed)
    .distinct()
    .pluck('bill_id')
  const files = folder === null ? [] : await leftInFolder(ctx, folder)
  return [...ids.map((id) => `charges of bill ${id} are`), ...files.map((name) => `${name} is`)]
}

/** Cleans the folder of the charges as an hour later, and tells what is left that no bill names. */
async function leftInFolder(ctx: Context, folder: string): Promise<string[]> {
  for (const name of readdirSync(folder)) makeOlder(join(folder, name), 60)
  await cleanChargeFolder(ctx)
  const named = new Set(await ctx.database('charge_files').pluck('name'))
  return readdirSync(folder).filter((name) => !named.has(name))
}
