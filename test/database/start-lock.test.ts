import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { connectDatabase } from '../../server/database/connect.ts'
import { emptyDatabase } from '../support/database-under-test.ts'

const starter = `
  const { createContext } = await import('./server/create-context.ts')
  const { seedOnFirstStart } = await import('./server/demo-data/seed.ts')
  const { adoptReportingCurrency } = await import('./server/exchange-rates/manage-rates.ts')
  const { readEnv } = await import('./server/env.ts')
  const { SeedRequest } = await import('./shared/demo-data.ts')
  const ctx = await createContext(readEnv(process.env))
  await adoptReportingCurrency(ctx)
  const seeded = await seedOnFirstStart(ctx, SeedRequest.parse({}))
  process.stdout.write(String(seeded?.records_created ?? 'none'))
  await ctx.database.destroy()`

const start = (environment: Readonly<Record<string, string>>) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', starter], {
    env: { PATH: process.env['PATH'], REPORTING_CURRENCY: 'EUR', ...environment },
  })

test('processes that start at the same moment on an empty database make one schema and one set of demo data', async () => {
  await using empty = await emptyDatabase()
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => start(empty.connection)))
  const seeded = outcomes.map(({ stdout }) => stdout)
  const made = seeded.filter((text) => text !== 'none')
  expect(made).toHaveLength(1)
  const database = await connectDatabase(empty.settings)
  const [count] = await database('cloud_costs').count({ rows: '*' })
  expect(Number(count?.rows)).toBe(Number(made[0]))
  expect(await database('sources').pluck('kind')).toEqual(['demo'])
  await database.destroy()
})

test('a schema whose lock a killed process left behind is brought up to date all the same', async () => {
  await using empty = await emptyDatabase()
  const first = await connectDatabase(empty.settings)
  await first('migrations_lock').update({ is_locked: 1 })
  await first.destroy()
  const again = await connectDatabase(empty.settings)
  expect(await again('migrations_lock').pluck('is_locked')).toEqual([0])
  await again.destroy()
})
