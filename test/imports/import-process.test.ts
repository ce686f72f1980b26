import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestApp } from '../support/create-test-app.ts'
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
  })
})

describe.runIf(onSqlite)('npm run import', () => {
  const environment = { PATH: process.env['PATH'], HOME: scratch, INIT_CWD: scratch }
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['server/launch.mjs', 'import', ...args], {
      env: {
        ...environment,
        DATABASE_PATH: join(scratch, 'poc.db'),
        IMPORT_FOLDER: join(scratch, 'imports'),
      },
    })

  test('imports a file named from where the user is, and says how it went', async () => {
    writeFileSync(join(scratch, 'bill.csv'), bill)
    expect((await run('bill.csv')).stdout).toMatch(
      /done.*\n.*FOCUS 1.0\n.*2 read, 2 kept.*\n.*3.75 USD billed/,
    )
    expect((await run('bill.csv')).stdout).toMatch(/unchanged/)
  })

  test('fails with one line where it cannot import', async () => {
    await expect(run('missing.csv')).rejects.toThrow(/There is no file .*missing.csv/)
    writeFileSync(join(scratch, 'note.txt'), 'Dear finance team')
    await expect(run('note.txt')).rejects.toThrow(/is no bill that Billow reads/)
  })
})
