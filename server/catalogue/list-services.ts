import { builtInCategory, builtInServices } from '../../shared/catalogue.ts'
import { knownEnds } from '../../shared/known-days.ts'
import type { ServiceInfo, ServicesQuery } from '../../shared/services.ts'
import type { Day } from '../../shared/period.ts'
import { createMemory } from '../analysis/create-memory.ts'
import type { Context } from '../context.ts'

const kept = createMemory<readonly ServiceInfo[]>()

/**
 * Every service that the catalogue or the data knows, by provider and name, with the days that it has costs for.
 */
export async function listServices(ctx: Context, { cloud_provider }: ServicesQuery): Promise<ServiceInfo[]> {
  const isWanted = (service: Pick<ServiceInfo, 'cloud_provider'>) =>
    cloud_provider === undefined || service.cloud_provider === cloud_provider
  const today = ctx.clock.today()
  const charged = await kept(ctx, today, () => chargedServices(ctx, today))
  const present = charged.filter(isWanted)
  const absent = builtInServices
    .filter(isWanted)
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

async function chargedServices({ database }: Context, today: Day): Promise<ServiceInfo[]> {
  const services = await database('cloud_costs')
    .select<ServiceInfo[]>(
      'cloud_provider',
      'service_name as name',
      database.raw('max(service_category) as category'),
      database.raw('min(date) as first_date'),
      database.raw('max(date) as last_date'),
    )
    .whereBetween('date', knownEnds(today))
    .groupBy('cloud_provider', 'service_name')
  return services.map((service) => ({
    ...service,
    category: builtInCategory(service.cloud_provider, service.name) ?? service.category,
  }))
}

function isSame(known: ServiceInfo, service: (typeof builtInServices)[number]): boolean {
  return known.cloud_provider === service.cloud_provider && known.name === service.service_name
}
