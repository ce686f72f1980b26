import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { Context } from '../../server/context.ts'
import { createImport } from '../../server/imports/create-import.ts'
import { followImports } from '../../server/imports/follow-imports.ts'
import { importsEnded, wakeImports } from '../../server/imports/import-queue.ts'
import { recoverImports } from '../../server/imports/recover-imports.ts'
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
  test('changes nothing, and the file can be imported again', { timeout: 120_000 }, async () => {
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
    await importsEnded(ctx)
    expect(await app.client.imports.get.query({ id: killed })).toMatchObject({
      status: 'refused',
      rows_kept: 0,
    })
    expect(await content(ctx)).toEqual(before)

    const again = await start()
    await importsEnded(ctx)
    expect(await app.client.imports.get.query({ id: again })).toMatchObject({
      status: 'done',
      rows_kept: 60_000,
    })
  })
})

describe('an import that a living process seems to have in hand', () => {
  const running = async (ctx: Context, worker_pid: number) => {
    const [row] = await ctx
      .database('imports')
      .insert({
        status: 'running',
        origin: 'upload',
        content_hash: '',
        message: '',
        files: '[]',
        worker_pid,
        created_at: ctx.clock.now(),
      })
      .returning('*')
    if (row === undefined) throw new Error('No row was written.')
    return row
  }

  test('is left alone as long as it goes on, and recovered when it says nothing more', async () => {
    await using app = await createTestApp()
    const { id } = await running(app.ctx, process.ppid)
    const elsewhere = await recoverImports(app.ctx)
    expect(elsewhere.map((row) => row.id)).toEqual([id])
    const statusOf = async () => (await app.client.imports.get.query({ id })).status
    expect(await statusOf()).toBe('running')

    const recovered = vi.fn()
    const follow = followImports(app.ctx, elsewhere, recovered, { every: 10, patience: 5 })
    let rows_done = 0
    for (let step = 0; step < 20; step += 1) {
      rows_done += 1
      const progress = JSON.stringify({
        phase: 'reading',
        bytes_done: 1,
        bytes_total: 2,
        rows_done,
        rows_per_second: 1,
      })
      await app.ctx.database('imports').where({ id }).update({ progress })
      await new Promise((done) => setTimeout(done, 12))
    }
    expect(recovered).not.toHaveBeenCalled()
    await vi.waitFor(async () => expect(await statusOf()).toBe('queued'))
    expect(recovered).toHaveBeenCalledOnce()
    follow.stop()
  })
})
