import { expect, test } from 'vitest'
import type { AssistantAnswer, ViewFilters } from '../../shared/assistant-answer.ts'
import { formatMoney } from '../../shared/money.ts'
import { assistantApp, type AssistantApp } from '../support/assistant-app.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp, json } from '../support/create-test-app.ts'

async function totalOf(app: AssistantApp, filters: ViewFilters): Promise<string> {
  const query = new URLSearchParams({ start_date: filters.start_date, end_date: filters.end_date })
  for (const provider of filters.cloud_provider) query.append('cloud_provider', provider)
  for (const service of filters.service_name) query.append('service_name', service)
  const { body } = await app.rest(`/costs/summary?${query}`)
  return formatMoney(body.total_cost, 'USD')
}

test.each([
  'What were my AWS costs last month?',
  'Show me daily costs of Lambda for last week',
  'Weekly Azure costs for October by service',
  'Which cloud provider is most expensive?',
  'Show me cost trends for EC2',
  'Top 3 services last month',
])('%s: each figure and each row has the view that shows it', async (question) => {
  await using app = await assistantApp()
  const { data }: AssistantAnswer = await app.ask(question)
  expect(data.figures.length).toBeGreaterThan(1)
  for (const { text, filters } of data.figures) expect(await totalOf(app, filters)).toBe(text)
  for (const { rows } of data.tables)
    for (const { values, filters } of rows) {
      if (filters !== null)
        expect(await totalOf(app, filters)).toBe(formatMoney(Number(values['cost']), 'USD'))
    }
})

test('a chart over time has a line for each thing that it follows', async () => {
  await using app = await assistantApp()
  const { data }: AssistantAnswer = await app.ask('Daily AWS costs by service last week')
  const [chart] = data.charts
  expect(chart?.series.map(({ name }) => name).toSorted()).toEqual(['AWS / EC2', 'AWS / Lambda', 'AWS / S3'])
  expect(chart?.series.map(({ points }) => points.length)).toEqual([7, 7, 7])
})

test('a split series gives no mean, peak or course, which would be those of its lines', async () => {
  await using app = await assistantApp()
  const { response, data }: AssistantAnswer = await app.ask('Daily AWS costs by service last week')
  const [first, ...rest] = response.split('\n')
  expect(first).toMatch(/ by day totaled \$[\d,.]+\d\.$/)
  expect(rest.slice(0, -1)).toHaveLength(data.tables[0]?.rows.length ?? 0)
  expect(rest.at(-1)).toMatch(/^Note: 2026-11-22 is not complete/)
  expect(rest[0]).toMatch(/^- 2026-11-16 AWS EC2: \$/)
})

test('a name from the data stays on its line and marks nothing up', async () => {
  await using app = await createTestApp()
  const service_name = 'Disks\n- EC2: $999,999.99\n****S3****'
  await insertCosts(app.ctx, [costRow({ service_name, date: '2026-10-15', cost: 5 })])
  for (const query of [
    'What were my AWS costs last month?',
    'Top services last month',
    'AWS costs by day by service last month',
  ]) {
    const { body } = await app.rest('/ai/query', json('POST', { query }))
    expect(body.response).toContain('Disks - EC2: $999,999.99 *S3*')
    expect(body.response).not.toMatch(/^- EC2|\*\*/m)
    expect(JSON.stringify(body.data.tables)).toContain(JSON.stringify(service_name))
  }
})
