import { describe, expect, test } from 'vitest'
import { formatMoney } from '../../shared/money.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { deepBill } from '../support/deep-bill.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { askEverywhere, askInWords, fromExplanation, type Asked, type Said } from '../support/surfaces.ts'

const questions: readonly Asked[] = [
  { range: { preset: 'this_month' }, words: 'What are my cloud costs this month?' },
  { range: { preset: 'last_month' }, words: 'What were my cloud costs last month?' },
  { range: { preset: 'this_week' }, words: 'What are my cloud costs this week?' },
  { range: { preset: 'last_week' }, words: 'What were my cloud costs last week?' },
  { range: { preset: 'last_30_days' }, words: 'How much did we spend in the last 30 days?' },
  { range: { preset: 'this_quarter' }, words: 'How much have we spent this quarter?' },
  {
    range: { start_date: '2026-11-05', end_date: '2026-11-19' },
    words: 'costs from 2026-11-05 to 2026-11-19',
  },
  { range: { start_date: '2026-10-01', end_date: '2026-10-31' }, words: 'total spend in October 2026' },
  { range: { preset: 'this_month' }, provider: 'AWS', words: 'What are my AWS costs this month?' },
  { range: { preset: 'last_week' }, service: 'EC2' },
  { range: { start_date: '2026-11-01', end_date: '2026-11-24' } },
  { range: { preset: 'today' } },
  { range: { preset: 'last_12_months' } },
]

async function withBill(): Promise<TestApp> {
  const app = await createTestApp()
  expect((await deliverFiles(app, { bill: deepBill() })).status).toBe('done')
  return app
}

async function withDemo(now?: string): Promise<TestApp> {
  const app = await createTestApp(now === undefined ? {} : { now })
  await app.client.demo_data.seed.mutate({})
  return app
}

function expectEqual(said: Readonly<Record<string, Said>>): Said {
  const { rest } = said
  if (rest === undefined) throw new Error('REST was not asked.')
  for (const [surface, figures] of Object.entries(said))
    expect({ surface, ...figures }).toEqual({ surface, ...rest })
  return rest
}

/** The sentence of the assistant names the same days, totals and change. */
async function expectInWords(app: TestApp, words: string, said: Said): Promise<void> {
  const { response } = await askInWords(app, words)
  expect(response).toContain(said.total === 0 ? 'There are no cloud costs' : formatMoney(said.total, 'USD'))
  if (said.change === null) {
    expect(response).not.toMatch(/increase|decrease|the same/)
    return
  }
  const { previous, change } = said
  const dates =
    previous.start_date === previous.end_date
      ? previous.start_date
      : `${previous.start_date} to ${previous.end_date}`
  expect(response).toContain(`(${dates}, ${formatMoney(said.previous_total, 'USD')}`)
  const size =
    Math.abs(change) < 0.05
      ? 'This is the same'
      : `${Math.abs(change).toFixed(1)}% ${change > 0 ? 'increase' : 'decrease'}`
  // 48.65 rounds up in words and may not in `toFixed`.
  expect(response.includes(size) || response.includes(`${(Math.abs(change) + 1e-9).toFixed(1)}% `)).toBe(true)
  const counts = `${said.compared_days} days against ${said.previous_days}`
  expect(response.includes(counts)).toBe(said.compared_days !== said.previous_days)
}

describe.each([
  ['a deep bill', withBill],
  ['demo data', withDemo],
])('over %s', (_data, start) => {
  test('every surface tells the same totals, days, change and notes', async () => {
    await using app = await start()
    for (const asked of questions) {
      const said = expectEqual(await askEverywhere(app, asked))
      if (asked.words !== undefined) await expectInWords(app, asked.words, said)
    }
  }, 120_000)

  test('the overview tells what this month does', async () => {
    await using app = await start()
    const { rest } = await askEverywhere(app, { range: { preset: 'this_month' } })
    const { change, month_to_date } = (await app.rest('/overview')).body
    expect(fromExplanation(change, month_to_date)).toEqual(rest)
  })

  test('the overview hatches the days that the explorer hatches', async () => {
    await using app = await start()
    const { trend } = (await app.rest('/overview')).body
    const past = trend.filter(({ actual }: any) => actual !== null)
    const days = `start_date=${past[0].date}&end_date=${past.at(-1).date}`
    const { body } = await app.rest(`/costs/aggregate?group_by=service,date&${days}`)
    expect(past.filter((day: any) => !day.is_complete).map((day: any) => day.date)).toEqual(
      body.metadata.incomplete_days.map((day: any) => day.date),
    )
  })
})

test('of the deep bill the change is the one over the 20 days that both months have', async () => {
  await using app = await withBill()
  const { rest } = await askEverywhere(app, { range: { preset: 'this_month' } })
  expect(rest).toMatchObject({
    change: 15.56,
    compared_days: 20,
    previous_days: 20,
    left_out_days: ['2026-11-10', '2026-11-22', '2026-11-23', '2026-11-24'],
  })
})

test('the last days of demo data are incomplete for everyone', async () => {
  await using app = await withDemo()
  const { rest } = await askEverywhere(app, { range: { preset: 'this_month' } })
  expect(rest?.left_out_days).toEqual(['2026-11-22', '2026-11-23', '2026-11-24'])
  const forecast = (await app.rest('/forecast')).body
  expect(forecast.complete_through).toBe('2026-11-21')
  expect((await app.rest('/anomalies')).body.complete_through).toBe('2026-11-21')
})

test.each(['2026-11-23', '2026-11-30', '2026-12-01', '2026-06-30', '2028-02-29'])(
  'the assistant and the page agree on %s, where names share their days',
  async (today) => {
    await using app = await withDemo(`${today}T12:00:00.000Z`)
    for (const [preset, words] of [
      ['this_week', 'What are my cloud costs this week?'],
      ['this_month', 'What are my cloud costs this month?'],
      ['last_30_days', 'How much did we spend in the last 30 days?'],
      ['last_30_days', 'How much did we spend?'],
      ['last_month', 'What were my cloud costs last month?'],
    ] as const) {
      const asked = { range: { preset } }
      await expectInWords(app, words, expectEqual(await askEverywhere(app, asked)))
    }
  },
  120_000,
)
