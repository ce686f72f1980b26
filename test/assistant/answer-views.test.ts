import { expect, test } from 'vitest'
import type { AssistantAnswer, ViewFilters } from '../../shared/assistant-answer.ts'
import { formatUsd } from '../../shared/money.ts'
import { assistantApp, type AssistantApp } from '../support/assistant-app.ts'

async function totalOf(app: AssistantApp, filters: ViewFilters): Promise<string> {
  const query = new URLSearchParams({ start_date: filters.start_date, end_date: filters.end_date })
  for (const provider of filters.cloud_provider) query.append('cloud_provider', provider)
  for (const service of filters.service_name) query.append('service_name', service)
  const { body } = await app.rest(`/costs/summary?${query}`)
  return formatUsd(body.total_cost)
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
      if (filters !== null) expect(await totalOf(app, filters)).toBe(formatUsd(Number(values['cost'])))
    }
})

test('a chart over time has a line for each thing that it follows', async () => {
  await using app = await assistantApp()
  const { data }: AssistantAnswer = await app.ask('Daily AWS costs by service last week')
  const [chart] = data.charts
  expect(chart?.series.map(({ name }) => name).toSorted()).toEqual(['AWS / EC2', 'AWS / Lambda', 'AWS / S3'])
  expect(chart?.series.map(({ points }) => points.length)).toEqual([7, 7, 7])
})
