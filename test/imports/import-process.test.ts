import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { connectDatabase } from '../../server/database/connect.ts'
import { createImport } from '../../server/imports/create-import.ts'
import { createImportHands } from '../../server/imports/import-hands.ts'
import { importsEnded } from '../../server/imports/import-queue.ts'
import { importTurn } from '../../server/imports/recover-imports.ts'
import { generateFocus } from '../bench/generate-focus.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { onSqlite } from '../support/database-under-test.ts'
import { deliverBill } from '../support/deliver-bill.ts'
import { focusBill } from '../support/focus-bill.ts'

const scratch = mkdtempSync(join(tmpdir(), 'billow-import-process-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const bill = focusBill([{ BilledCost: '1.25' }, { BilledCost: '2.5', ChargeCategory: 'Tax' }])

describe('an import in a process of its own', () => {
  test('ends as it does in this one', async () => {
    await using app = await createTestApp({ shared: true })
    const outcome = await deliverBill(app, bill)
    expect(outcome).toMatchObject({ status: 'done', rows_kept: 2, control_totals: { billed_cost: '3.75' } })
    expect((await app.client.costs.summary.query({})).total_cost).toBe(3.75)
    expect(app.logged).toEqual([])
    expect(outcome.request_id).toMatch(/^[0-9a-f-]{36}$/)
  })

  const failure = (app: TestApp) => {
    const lines: Record<string, unknown>[] = app.logged.map((line) => JSON.parse(line))
    return lines.find(({ message }) => message === 'An import failed')
  }

  test('tells the log of the server why it failed, under the request that brought it', async () => {
    await using app = await createTestApp({ shared: true })
    await app.ctx.database.schema.dropTable('bill_cells')
    const form = new FormData()
    form.append('file', new Blob([bill]), 'bill.csv')
    const { body, headers } = await app.rest('/imports', { method: 'POST', body: form })
    await importsEnded(app.ctx)
    const request_id = headers.get('x-request-id')
    expect((await app.rest(`/imports/${body.id}`)).body).toMatchObject({
      status: 'refused',
      request_id,
      message: `The import failed; the log of the server holds the reason under request ${request_id}. Nothing was changed.`,
    })
    expect(failure(app)).toMatchObject({
      level: 'error',
      importId: body.id,
      requestId: request_id,
      reason: expect.stringContaining('bill_cells'),
    })
  })

  test('that cannot even begin says why as well', { timeout: 60_000 }, async () => {
    await using app = await createTestApp({ shared: true })
    const path = join(scratch, 'never.csv')
    writeFileSync(path, bill)
    const files = [{ path, name: 'never.csv', bytes: 1 }]
    const id = await createImport(app.ctx, { origin: 'folder', files, folder: null })
    const env = { ...app.ctx.env, DATABASE_URL: undefined, DATABASE_PATH: '/dev/null/none.db' }
    const hands = createImportHands({ ...app.ctx, env }, () => false)
    for (let tries = 0; tries < 3; tries += 1) expect(await hands.workOff()).toBe(0)
    const { request_id, message, status } = await app.client.imports.get.query({ id })
    expect(status).toBe('refused')
    expect(message).toContain(`under request ${request_id}`)
    expect(failure(app)).toMatchObject({
      importId: id,
      requestId: request_id,
      reason: expect.stringMatching(/ended with 1.*(directory|open)/is),
    })
  })

  test('is kept for the next one, and replaced when it dies', { timeout: 60_000 }, async () => {
    await using app = await createTestApp({ shared: true })
    const workerOf = async (cost: string) => {
      const { id, status } = await deliverBill(app, focusBill([{ BilledCost: cost }]))
      expect(status).toBe('done')
      const row = await app.ctx.database('imports').where({ id }).first('worker_pid')
      return row?.worker_pid ?? 0
    }
    const first = await workerOf('1')
    expect(first).not.toBe(process.pid)
    expect(await workerOf('2')).toBe(first)
    process.kill(first, 'SIGKILL')
    expect(await workerOf('3')).not.toBe(first)
    expect((await app.client.costs.summary.query({})).total_cost).toBe(3)
  })
})

describe.runIf(onSqlite)('on the command line', () => {
  const databasePath = join(scratch, 'poc.db')
  const environment = {
    PATH: process.env['PATH'],
    HOME: scratch,
    INIT_CWD: scratch,
    DATABASE_PATH: databasePath,
    IMPORT_FOLDER: join(scratch, 'imports'),
  }
  const command = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['server/launch.mjs', ...args], { env: environment })
  const run = (...args: readonly string[]) => command('import', ...args)

  test('npm run import takes a file named from where the user is, and says how it went', async () => {
    writeFileSync(join(scratch, 'bill.csv'), bill)
    expect((await run('bill.csv')).stdout).toMatch(
      /done.*\n.*FOCUS 1.0\n.*2 read, 2 kept.*\n.*3.75 USD billed/,
    )
    expect((await run('bill.csv')).stdout).toMatch(/unchanged/)
  })

  test('npm run import fails with one line where it cannot import', async () => {
    await expect(run('missing.csv')).rejects.toThrow(/There is no file .*missing.csv/)
    writeFileSync(join(scratch, 'note.txt'), 'Dear finance team')
    await expect(run('note.txt')).rejects.toThrow(/is no bill that Billow reads/)
  })

  test('npm run import that is interrupted changes nothing, and no server goes on with it', async () => {
    const path = join(scratch, 'long.csv')
    await generateFocus(path, 'csv', { rows: 100_000 })
    const child = spawn(process.execPath, ['server/launch.mjs', 'import', path], { env: environment })
    const ended = new Promise<number | null>((done) => child.once('exit', done))
    const database = await connectDatabase({ databaseUrl: undefined, databasePath })
    const last = () => database('imports').orderBy('id', 'desc').first()
    await vi.waitFor(async () => expect((await last())?.progress).toMatch(/reading|writing/), {
      timeout: 60_000,
    })
    child.kill('SIGINT')
    expect(await ended).toBe(1)
    const row = await last()
    expect(row).toMatchObject({
      status: 'refused',
      message: 'The import was stopped. Nothing was changed.',
    })
    expect(await database('bills').where({ import_id: row?.id ?? 0 })).toEqual([])
    expect(await database('claims').where({ name: importTurn }).pluck('owner')).toEqual([null])
    await database.destroy()
  })

  test('npm run check holds the daily costs against the charges', async () => {
    expect((await command('check')).stdout).toMatch(/agree with the charges/)
    const database = await connectDatabase({ databaseUrl: undefined, databasePath })
    await database('cloud_costs').whereNotNull('bill_id').increment('cost_in_billing_currency', 1)
    await database.destroy()
    await expect(command('check')).rejects.toMatchObject({
      stdout: expect.stringMatching(/^Bill 1, 2026-09-10, EC2: charges 3.75, costs 4.75 USD\n$/),
      stderr: expect.stringContaining('1 day of a service disagrees'),
    })
  })
})
