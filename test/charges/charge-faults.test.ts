import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findChargeFaults } from '../../server/charges/charge-faults.ts'
import { cleanChargeFolder } from '../../server/charges/clean-charge-folder.ts'
import type { Context } from '../../server/context.ts'
import { changeData } from '../../server/database/data-version.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { onSqlite } from '../support/database-under-test.ts'
import { makeOlder } from '../support/make-older.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'

const question = '/costs/aggregate?group_by=region'
const folderOf = ({ charges }: Context) => charges.folder ?? ''

async function fileOf(ctx: Context, grain: 'charge' | 'sum'): Promise<string> {
  const row = await ctx.database('charge_files').where({ grain }).first('name')
  return join(folderOf(ctx), row?.name ?? '')
}

/** So that what was computed before is asked anew. */
const touch = ({ database }: Context) => changeData(database, async () => {})

describe.runIf(onSqlite)('a file of charges', () => {
  test.each([
    ['is missing', (path: string) => rmSync(path)],
    ['is damaged', (path: string) => truncateSync(path, 100)],
    ['is damaged', (path: string) => writeFileSync(path, '')],
  ])('that %s is told to whoever asks, with what to do, until its import is undone', async (words, spoil) => {
    await using app = await createTestApp()
    const { id } = await deliverFiles(app, { 'focus.csv': focusBill([{ BilledCost: '2' }]) })
    expect((await app.rest(question)).body.metadata.total_cost).toBe(2)
    spoil(await fileOf(app.ctx, 'sum'))
    await touch(app.ctx)
    const sentence = `The file with the charges of bill 1 ${words}. Restore it from a backup, or undo import ${id} (focus.csv) and import it again.`
    expect(await app.rest(question)).toMatchObject({
      status: 409,
      body: { code: 'CONFLICT', message: sentence },
    })
    // Costs by service come from elsewhere.
    expect((await app.rest('/costs/aggregate?group_by=service')).body.data).toHaveLength(1)
    expect((await app.rest('/health')).body.warnings).toEqual([{ message: sentence, import_id: id }])
    await app.client.imports.undo.mutate({ id })
    expect((await app.rest(question)).status).toBe(200)
    expect((await app.rest('/health')).body.warnings).toEqual([])
  })

  test('that vanishes under a running server fails a question with the same words', async () => {
    await using app = await createTestApp({ settings: { ANSWER_MEMORY_MEGABYTES: '0' } })
    await deliverFiles(app, { 'focus.csv': focusBill([{}]) })
    expect((await app.rest(question)).status).toBe(200)
    rmSync(await fileOf(app.ctx, 'sum'))
    expect((await app.rest(question)).body.message).toMatch(/bill 1 is missing/)
  })

  test('is not what a statement fails by that cannot run, and nothing is read again for it', async () => {
    await using app = await createTestApp()
    const { ctx } = app
    await deliverFiles(app, { 'focus.csv': focusBill([{}]) })
    expect((await app.rest(question)).status).toBe(200)
    const asked: string[] = []
    ctx.database.on('query', ({ sql }: { readonly sql: string }) => asked.push(sql))
    await expect(ctx.charges.database('nowhere')).rejects.toThrow(/nowhere/)
    expect(await ctx.charges.database(ctx.charges.counted('sum'))).toHaveLength(1)
    expect(asked.filter((sql) => /conversion_rates|excluded_cells/.test(sql))).toEqual([])
  })

  test('that is gone together with its sums is told once', async () => {
    await using app = await createTestApp()
    const { id } = await deliverFiles(app, { 'focus.csv': focusBill([{}]) })
    rmSync(folderOf(app.ctx), { recursive: true })
    const { warnings } = (await app.rest('/health')).body
    expect(warnings).toEqual([{ message: expect.stringContaining('bill 1 is missing'), import_id: id }])
    expect((await app.rest(question)).body.message).toBe(warnings[0].message)
  })

  test('among those of many bills is told once for their import', async () => {
    await using app = await createTestApp()
    const months = ['2026-07', '2026-08', '2026-09']
    const rows = months.map((month) => ({
      BillingPeriodStart: `${month}-01T00:00:00Z`,
      ChargePeriodStart: `${month}-10T00:00:00Z`,
    }))
    const { id } = await deliverFiles(app, { 'focus.csv': focusBill(rows) })
    rmSync(folderOf(app.ctx), { recursive: true })
    const message = `The files with the charges of bills 1, 2, 3 are missing. Restore them from a backup, or undo import ${id} (focus.csv) and import it again.`
    expect((await app.rest('/health')).body.warnings).toEqual([{ message, import_id: id }])
    expect((await app.rest(question)).body.message).toBe(message)
  })

  test('of which a single byte is another is found by its checksum', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { 'focus.csv': focusBill([{}]) })
    const { ctx } = app
    expect(await findChargeFaults(ctx.database, folderOf(ctx), 'content')).toEqual([])
    const path = await fileOf(ctx, 'charge')
    const bytes = readFileSync(path)
    bytes.writeUInt8((bytes.readUInt8(40) + 1) % 256, 40)
    writeFileSync(path, bytes)
    expect(await findChargeFaults(ctx.database, folderOf(ctx), 'size')).toEqual([])
    expect(await findChargeFaults(ctx.database, folderOf(ctx), 'content')).toMatchObject([
      { bill_id: 1, fault: 'damaged' },
    ])
  })

  test('that no bill names goes after a while, and nothing else does', async () => {
    await using app = await createTestApp()
    const { ctx } = app
    mkdirSync(folderOf(ctx), { recursive: true })
    const { id } = await deliverFiles(app, { 'focus.csv': focusBill([{}]) })
    await deliverFiles(app, { 'other.csv': focusBill([{ ProviderName: 'Microsoft' }]) })
    await app.client.imports.undo.mutate({ id })
    writeFileSync(join(folderOf(ctx), '9-charges-0.parquet.draft'), 'half')
    writeFileSync(join(folderOf(ctx), 'notes.txt'), 'mine')
    expect(readdirSync(folderOf(ctx))).toHaveLength(6)
    expect(await cleanChargeFolder(ctx)).toBe(0)
    for (const name of readdirSync(folderOf(ctx))) makeOlder(join(folderOf(ctx), name), 11)
    expect(await cleanChargeFolder(ctx)).toBe(3)
    const left = await ctx.database('charge_files').pluck('name')
    expect(readdirSync(folderOf(ctx)).sort()).toEqual([...left, 'notes.txt'].sort())
    expect(left).toHaveLength(2)
  })
})
