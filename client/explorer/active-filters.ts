import { kindLabel } from '../../shared/charge-kind.ts'
import { shortResource } from '../ui/short-resource.ts'
import type { ExplorerView } from './explorer-view.ts'

/** A filter below the service that is in force, and the view without it. */
export type ActiveFilter = {
  readonly kind: string
  readonly value: string
  readonly without: Partial<ExplorerView>
}

/** Every account, region and the like that a view is narrowed to, each of them one filter. */
export function activeFilters(view: ExplorerView): ActiveFilter[] {
  const without = (values: readonly string[], value: string) => values.filter((other) => other !== value)
  return [
    ...view.accounts.map((value) => ({
      kind: 'Account',
      value,
      without: { accounts: without(view.accounts, value) },
    })),
    ...view.regions.map((value) => ({
      kind: 'Region',
      value,
      without: { regions: without(view.regions, value) },
    })),
    ...view.kinds.map((value) => ({
      kind: 'Kind',
      value: kindLabel(value),
      without: { kinds: view.kinds.filter((other) => other !== value) },
    })),
    ...view.chargeCategories.map((value) => ({
      kind: 'Category',
      value,
      without: { chargeCategories: view.chargeCategories.filter((other) => other !== value) },
    })),
    ...view.resources.map((value) => ({
      kind: 'Resource',
      value: shortResource(value),
      without: { resources: without(view.resources, value) },
    })),
    ...view.tags.map((value) => ({
      kind: 'Tag',
      value: value.includes('=') ? value : `${value} (any value)`,
      without: { tags: without(view.tags, value) },
    })),
  ]
}
