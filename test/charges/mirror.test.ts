import { expect, test } from 'vitest'
import { changeData } from '../../server/database/data-version.ts'
import { connectDatabase } from '../../server/database/connect.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { onSqlite } from '../support/database-under-test.ts'

const question = '/costs/aggregate?group_by=region'
const totalOf = ({ body }: { readonly body: any }) => body.metadata.total_cost

test('questions over charges see every change at once, of charges, rates and costs of no bill', async () => {
  await using app = await createTestApp()
  expect(totalOf(await app.rest(question))).toBe(0)
  await insertCharges(app.ctx, [chargeRow({ billed_cost: 1.5 })])
  expect(totalOf(await app.rest(question))).toBe(1.5)
  await app.client.costs.create.mutate({
    cloud_provider: 'AWS',
    service_name: 'EC2',
    date: '2026-11-20',
    cost: 2,
  })
  const { data } = (await app.rest(question)).body
  expect(data.map((row: any) => [row.region, row.total_cost, row.record_count])).toEqual([
    ['eu-central-1', 1.5, 1],
    [null, 2, 1],
  ])
})

test.runIf(onSqlite)('and wait for nobody who is about to change them', async () => {
  await using app = await createTestApp({ shared: true })
  await insertCharges(app.ctx, [chargeRow({ billed_cost: 1.5 })])
  const other = await connectDatabase({
    databaseUrl: undefined,
    databasePath: app.ctx.env.DATABASE_PATH,
  })
  await changeData(other, async (transaction) => {
    await transaction('cloud_costs').delete()
    expect(totalOf(await app.rest(question))).toBe(1.5)
  })
  await other.destroy()
})

test('amounts of many digits are added up exactly, and enormous ones do not overflow', async () => {
  await using app = await createTestApp()
  const tiny = Array.from({ length: 10 }, (_, place) =>
    chargeRow({ billed_cost: 0.1, resource_id: `r${place}` }),
  )
  await insertCharges(app.ctx, [...tiny, chargeRow({ billed_cost: 1e11, region: 'us' })])
  await insertCharges(app.ctx, [chargeRow({ billed_cost: 9e11, region: 'us' })])
  const { data } = (await app.rest(question)).body
  expect(data.map((row: any) => [row.region, row.total_cost])).toEqual([
    ['eu-central-1', 1],
    ['us', 1e12],
  ])
})
