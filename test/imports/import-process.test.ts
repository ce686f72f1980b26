import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { connectDatabase } from '../../server/database/connect.ts'
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

describe.runIf(onSqlite)('on the command line', () => {
  const databasePath = join(scratch, 'poc.db')
  const command = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['server/launch.mjs', ...args], {
      env: {
        PATH: process.env['PATH'],
        HOME: scratch,
        INIT_CWD: scratch,
        DATABASE_PATH: databasePath,
        IMPORT_FOLDER: join(scratch, 'imports'),
      },
    })
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
