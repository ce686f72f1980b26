import { expect, test } from 'vitest'
import { toCents } from '../../shared/split-cents.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

test('a change is divided by region, kind, resource and the values of a tag', async () => {
  await using app = await createTestApp()
  const [then, now] = ['2026-10-10', '2026-11-10']
  const web = { resource_id: 'i-1', tags: '{"team":"web"}', usage_type: 'BoxUsage:m5.large' }
  const gp2 = { resource_id: 'vol-1', usage_type: 'EBS:VolumeUsage.gp2', region: 'us-east-1' }
  await insertCharges(app.ctx, [
    chargeRow({ ...web, date: then, billed_cost: 100 }),
    chargeRow({ ...web, date: now, billed_cost: 110 }),
    chargeRow({ ...gp2, date: now, billed_cost: 7 }),
  ])
  const ask = '/explain?preset=this_month&divide_by=resource&divide_by=tag&tag_key=team'
  const { waterfalls } = (await app.rest(ask)).body
  const parts = Object.fromEntries(
    waterfalls.map(
      (one: { dimension: string; parts: { label: string; value: string; change: number }[] }) => [
        one.dimension,
        one.parts.map(({ label, value, change }) => [label, value, change]),
      ],
    ),
  )
  expect(parts).toMatchObject({
    region: [
      ['AWS / eu-central-1', 'eu-central-1', 10],
      ['AWS / us-east-1', 'us-east-1', 7],
    ],
    charge_kind: [
      ['AWS / Instance hours', 'instance', 10],
      ['AWS / Volumes', 'volume', 7],
    ],
    resource: [
      ['AWS / i-1', 'i-1', 10],
      ['AWS / vol-1', 'vol-1', 7],
    ],
    tag: [
      ['AWS / web', 'web', 10],
      ['AWS / not tagged', null, 7],
    ],
  })
  for (const one of waterfalls)
    expect(one.parts.reduce((sum: number, part: { change: number }) => sum + toCents(part.change), 0)).toBe(
      1700,
    )
})

test('a tag to divide by needs its key, and nothing else can be asked for', async () => {
  await using app = await createTestApp()
  const message = async (query: string) => {
    const { status, body } = await app.rest(`/explain?preset=this_month&${query}`)
    return [status, JSON.stringify(body)]
  }
  expect(await message('divide_by=tag')).toEqual([400, expect.stringContaining('tag_key=team')])
  expect((await message('divide_by=account'))[0]).toBe(400)
})
