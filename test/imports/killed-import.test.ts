import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { ClaimLost, claimsOf } from '../../server/claims/claim.ts'
import { beatClaim, isFree, takeClaim } from '../../server/claims/take-claim.ts'
import type { Context } from '../../server/context.ts'
import { checkBills } from '../../server/imports/check-bills.ts'
import { createImport } from '../../server/imports/create-import.ts'
import { giveUpImport } from '../../server/imports/end-import.ts'
import { importBill } from '../../server/imports/import-bill.ts'
import { importsEnded, stopImports, wakeImports } from '../../server/imports/import-queue.ts'
import { importTurn } from '../../server/imports/recover-imports.ts'
import { generateFocus } from '../bench/generate-focus.ts'
import { chargesOf } from '../support/charges-of.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverBill } from '../support/deliver-bill.ts'
import { focusBill } from '../support/focus-bill.ts'

const scratch = mkdtempSync(join(tmpdir(), 'billow-killed-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const content = async ({ database, charges }: Context) => ({
  costs: await database('cloud_costs').select('date', 'service_name', 'cost').orderBy('id'),
  charges: await chargesOf({ charges }).select('date', 'billed_cost').orderBy('id'),
  bills: await database('bills').select('id', 'state').orderBy('id'),
})

describe('an import whose process is killed while it writes', () => {
  test('counts nothing of it, and is carried out anew', { timeout: 120_000 }, async () => {
    const path = join(scratch, 'bill.csv')
    await generateFocus(path, 'csv', { rows: 60_000 })
    await using app = await createTestApp({ shared: true })
    const { ctx } = app
    await deliverBill(app, focusBill([{ BilledCost: '7' }]))
    const before = await content(ctx)
    const start = async () => {
      const files = [{ path, name: 'bill.csv', bytes: statSync(path).size, modified: 1 }]
      const id = await createImport(ctx, { origin: 'upload', files, folder: null })
      wakeImports(ctx)
      return id
    }

    const killed = await start()
    const pid = await vi.waitFor(
      async () => {
        const row = await ctx.database('imports').where({ id: killed }).first()
        expect(await ctx.database('bills').where({ import_id: killed })).not.toEqual([])
        expect(row?.worker_pid).toBeGreaterThan(0)
        return row?.worker_pid ?? 0
      },
      { timeout: 60_000, interval: 5 },
    )
    process.kill(pid, 'SIGKILL')
    await vi.waitFor(
      async () => {
        expect(await statusOf(ctx, killed)).toBe('queued')
        expect(await content(ctx)).toEqual(before)
      },
      { timeout: 60_000, interval: 5 },
    )
    expect(app.logged.join()).toMatch(/The process of imports died.*SIGKILL/)
    await importsEnded(ctx)
    expect(await app.client.imports.get.query({ id: killed })).toMatchObject({
      status: 'done',
      rows_kept: 60_000,
    })
    const written = await chargesOf(ctx).select('bill_id')
    const [own] = await ctx.database('bills').where({ import_id: killed }).pluck('id')
    expect(await ctx.database('bills').pluck('id')).toHaveLength(before.bills.length + 1)
    const charges = written.filter(({ bill_id }) => bill_id === own)
    expect(charges).not.toEqual([])
    expect(written).toHaveLength(before.charges.length + charges.length)
  })

  test('waits again at once where its server stops in good order', { timeout: 60_000 }, async () => {
    const path = join(scratch, 'stopped.csv')
    await generateFocus(path, 'csv', { rows: 60_000 })
    await using app = await createTestApp({ shared: true })
    const { ctx } = app
    const files = [{ path, name: 'stopped.csv', bytes: statSync(path).size }]
    const id = await createImport(ctx, { origin: 'upload', files, folder: null })
    wakeImports(ctx)
    await vi.waitFor(async () => expect(await statusOf(ctx, id)).toBe('running'), { timeout: 60_000 })
    await stopImports(ctx)
    expect(await statusOf(ctx, id)).toBe('queued')
    expect(await isFree(claimsOf(ctx), importTurn)).toBe(true)
    expect((await content(ctx)).bills).toEqual([])
  })

  test('is given up when that happens every time', async () => {
    await using app = await createTestApp()
    const { ctx } = app
    const { id } = await running(ctx, { attempts: 10 })
    wakeImports(ctx)
    await importsEnded(ctx)
    expect(await app.client.imports.get.query({ id })).toMatchObject({
      status: 'refused',
      message: expect.stringContaining('interrupted 10 times'),
    })
  })
})

const statusOf = async ({ database }: Context, id: number) =>
  (await database('imports').where({ id }).first('status'))?.status

async function running(ctx: Context, values: { readonly attempts: number }): Promise<{ id: number }> {
  const [row] = await ctx
    .database('imports')
    .insert({
      status: 'running',
      origin: 'upload',
      content_hash: '',
      message: '',
      files: '[]',
      created_at: ctx.clock.now(),
      ...values,
    })
    .returning('id')
  if (row === undefined) throw new Error('No row was written.')
  return row
}

describe('an import that another process has in hand', () => {
  test('is left alone as long as that gives signs of life, and recovered when it gives none', async () => {
    await using app = await createTestApp({ settings: { CLAIM_SECONDS: '1' } })
    const { ctx } = app
    const book = claimsOf(ctx)
    const claim = await takeClaim(book, importTurn, 'another process')
    if (claim === null) throw new Error('The turn is taken.')
    const { id } = await running(ctx, { attempts: 1 })
    for (let beats = 0; beats < 8; beats += 1) {
      await wait(200)
      expect(await beatClaim(book, claim)).toBe(true)
      wakeImports(ctx)
      await importsEnded(ctx)
      expect(await statusOf(ctx, id)).toBe('running')
    }
    // Its files are none, so that whoever takes it over refuses it.
    await vi.waitFor(async () => expect(await statusOf(ctx, id)).toBe('refused'), { timeout: 30_000 })
    expect(await beatClaim(book, claim)).toBe(false)
    await expect(giveUpImport(ctx, id, new Error('late'), claim)).rejects.toThrow(ClaimLost)
    expect(app.logged.join()).not.toContain('late')
  })

  test.each([0, 20, 60, 120, 200, 300])(
    'counts once when that was only paused and goes on; it is taken over %d ms after its begin',
    async (delay) => {
      await using app = await createTestApp()
      const { ctx } = app
      const path = join(scratch, `paused-${delay}.csv`)
      await generateFocus(path, 'csv', { rows: 3000 })
      const files = [{ path, name: 'paused.csv', bytes: statSync(path).size }]
      const id = await createImport(ctx, { origin: 'upload', files, folder: null })
      // Its signs of life are long ago.
      const paused = await takeClaim({ ...claimsOf(ctx), now: ctx.database.raw('1') }, importTurn, 'paused')
      const row = await ctx.database('imports').where({ id }).first()
      if (paused === null || row === undefined) throw new Error('The import cannot begin.')
      const late = importBill(ctx, row, paused, () => {}).then(
        () => 'ended',
        (error: unknown) => error,
      )
      await wait(delay)
      wakeImports(ctx)
      expect(['ended', expect.any(ClaimLost)]).toContainEqual(await late)
      await importsEnded(ctx)
      expect(await app.client.imports.get.query({ id })).toMatchObject({ status: 'done', rows_kept: 3000 })
      expect(await ctx.database('bills').where({ import_id: id }).pluck('state')).toEqual(['counted'])
      expect(await checkBills(ctx)).toEqual([])
    },
  )
})
