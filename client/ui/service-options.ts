import type { Provider } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { ServiceInfo } from '../../shared/services.ts'

export type ServiceOption = {
  readonly name: string
  /** The providers that have a service of this name. */
  readonly owners: string
}

type Wish = {
  readonly chosen: readonly string[]
  readonly providers: readonly Provider[]
  readonly search: string
}

/**
 * The services to choose from: those of the chosen providers whose name contains the text, by name. A chosen one is
 * always among them, known or not, so that it can be given up again.
 */
export function serviceOptions(
  services: readonly ServiceInfo[],
  { chosen, providers, search }: Wish,
): ServiceOption[] {
  const text = search.trim().toLowerCase()
  const offered = services.filter(
    ({ name, cloud_provider }) =>
      providers.length === 0 || providers.includes(cloud_provider) || chosen.includes(name),
  )
  const owners = groupBy(offered, (service) => service.name)
  for (const name of chosen) if (!owners.has(name)) owners.set(name, [])
  return [...owners]
    .map(([name, infos]) => ({ name, owners: infos.map((info) => info.cloud_provider).join(', ') }))
    .filter(({ name }) => name.toLowerCase().includes(text))
    .sort((one, other) => one.name.localeCompare(other.name))
}
