import { mainProviders, providers } from '../../shared/catalogue.ts'
import { knownEnds } from '../../shared/known-days.ts'
import type { ProviderInfo } from '../../shared/services.ts'
import type { Context } from '../context.ts'

/** AWS, Azure and GCP always, `Other` where there is data of it, with the days that each has costs for. */
export async function listProviders({ database, clock }: Context): Promise<ProviderInfo[]> {
  const rows = await database('cloud_costs')
    .select<ProviderInfo[]>(
      'cloud_provider as name',
      database.raw('count(distinct service_name) as service_count'),
      database.raw('min(date) as first_date'),
      database.raw('max(date) as last_date'),
    )
    .whereBetween('date', knownEnds(clock.today()))
    .groupBy('cloud_provider')
  return providers.flatMap((name) => {
    const row = rows.find((candidate) => candidate.name === name)
    if (row !== undefined) return [row]
    return mainProviders.some((main) => main === name)
      ? [{ name, service_count: 0, first_date: null, last_date: null }]
      : []
  })
}
