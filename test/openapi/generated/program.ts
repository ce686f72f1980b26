import createClient from 'openapi-fetch'
import type { paths } from './schema.d.ts'

/** A small program over the generated client: what all clouds cost last week, in USD. */
export async function totalOfLastWeek(baseUrl: string): Promise<number> {
  const client = createClient<paths>({ baseUrl })
  const { data, error } = await client.GET('/costs/aggregate', {
    params: { query: { preset: 'last_week', group_by: 'provider', cloud_provider: ['AWS', 'Azure', 'GCP'] } },
  })
  if (error !== undefined) throw new Error(error.message)
  const created = await client.POST('/costs', {
    body: { cloud_provider: 'Other', service_name: 'Generated', cost: 1, date: '2020-01-01' },
  })
  if (created.data === undefined) throw new Error(created.error.message)
  await client.DELETE('/costs/{id}', { params: { path: { id: created.data.id } } })
  return data.metadata.total_cost
}
