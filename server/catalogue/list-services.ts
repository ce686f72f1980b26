import { builtInCategory, builtInServices } from '../../shared/catalogue.ts'
import { knownEnds } from '../../shared/known-days.ts'
import type { ServiceInfo, ServicesQuery } from '../../shared/services.ts'
import type { Context } from '../context.ts'

/**
 * Every service that the catalogue or the data knows, by provider and name, with the days that it has costs for.
 */
export async function listServices(
  { database, clock }: Context,
  { cloud_provider }: ServicesQuery,
): Promise<ServiceInfo[]> {
  const query = database('cloud_costs')
    .select<ServiceInfo[]>(
      'cloud_provider',
      'service_name as name',
      database.raw('max(service_category) as category'),
      database.raw('min(date) as first_date'),
      database.raw('max(date) as last_date'),
    )
    .whereBetween('date', knownEnds(clock.today()))
    .groupBy('cloud_provider', 'service_name')
  if (cloud_provider !== undefined) query.where({ cloud_provider })
  const present = (await query).map((service) => ({
    ...service,
    category: builtInCategory(service.cloud_provider, service.name) ?? service.category,
  }))
  const absent = builtInServices
    .filter((service) => cloud_provider === undefined || service.cloud_provider === cloud_provider)
    .filter((service) => !present.some((known) => isSame(known, service)))
    .map((service) => ({
      name: service.service_name,
      cloud_provider: service.cloud_provider,
      category: service.category,
      first_date: null,
      last_date: null,
    }))
  return [...present, ...absent].sort(
    (one, other) =>
      one.cloud_provider.localeCompare(other.cloud_provider) || one.name.localeCompare(other.name),
  )
}

function isSame(known: ServiceInfo, service: (typeof builtInServices)[number]): boolean {
  return known.cloud_provider === service.cloud_provider && known.name === service.service_name
}
