import { providers } from '../../shared/catalogue.ts'
import { isChargeKind, kindLabel } from '../../shared/charge-kind.ts'
import { shortResource } from '../ui/short-resource.ts'
import { chargeCategories } from '../../shared/charge-query.ts'
import type { ExplorerView } from './explorer-view.ts'

/** A part of what is shown: a series, or a row of the table. */
export type Part = {
  readonly provider: string | null
  readonly service: string | null
  readonly value: string | null
}

export type Look = {
  /** What comes of it, in words. */
  readonly name: string
  readonly change: Partial<ExplorerView>
}

/** One level down from a part of a view: from a service to its resources. Null where there is nothing more to see. */
export function closerLook(view: ExplorerView, { provider, service, value }: Part): Look | null {
  const owner = providers.filter((name) => name === provider)
  if (view.groupBy === 'provider')
    return provider === null ? null : servicesOf(provider, { providers: owner })
  if (view.groupBy === 'service') {
    if (service === null) return null
    const change = { providers: owner, services: [service], groupBy: 'resource' as const }
    return { name: `Show the resources of ${service}`, change }
  }
  if (value === null) return null
  switch (view.groupBy) {
    case 'account':
      return servicesOf(value, { accounts: [value] })
    case 'region':
      return servicesOf(value, { regions: [value] })
    case 'charge_kind':
      return isChargeKind(value) ? resourcesOf(kindLabel(value), { kinds: [value] }) : null
    case 'charge_category':
      return servicesOf(value, { chargeCategories: chargeCategories.filter((name) => name === value) })
    case 'tag':
      return servicesOf(value, { tags: withTag(view, value) })
    case 'resource':
      return {
        name: `Show what ${value} consists of`,
        change: { resources: [value], groupBy: 'charge_category' },
      }
  }
}

function resourcesOf(name: string, filter: Partial<ExplorerView>): Look {
  return { name: `Show the resources of ${name}`, change: { ...filter, groupBy: 'resource' } }
}

function servicesOf(name: string, filter: Partial<ExplorerView>): Look {
  return { name: `Show the services of ${name}`, change: { ...filter, groupBy: 'service' } }
}

/** The tags of a view with another value of its tag; two values of one key would match nothing. */
export function withTag({ tags, tagKey }: Pick<ExplorerView, 'tags' | 'tagKey'>, value: string): string[] {
  if (tagKey === null) return [...tags]
  const others = tags.filter((tag) => tag !== tagKey && !tag.startsWith(`${tagKey}=`))
  return [...others, `${tagKey}=${value}`]
}

/** The way down to a view; the last step is the view itself. */
export function trailOf({ providers: chosen, services, resources }: ExplorerView): Look[] {
  const [provider, service, resource] = [only(chosen), only(services), only(resources)]
  if (service === null && resource === null) return []
  return [
    {
      name: 'All costs',
      change: { providers: [], services: [], resources: [], groupBy: 'provider' },
    },
    ...step(provider, { services: [], resources: [], groupBy: 'service' }),
    ...step(service, { resources: [], groupBy: 'resource' }),
    ...step(resource === null ? null : shortResource(resource), {}),
  ]
}

function step(name: string | null, change: Partial<ExplorerView>): Look[] {
  return name === null ? [] : [{ name, change }]
}

function only<Value>(values: readonly Value[]): Value | null {
  return values.length === 1 ? (values[0] ?? null) : null
}
