import { lackingNames } from '../charts/deep-groups.ts'
import type { ExplorerView, Grouping } from './explorer-view.ts'
import { deepDimension } from './view-query.ts'

/** What costs are grouped by, short enough for a switch. */
export const groupingNames: Record<Grouping, string> = {
  provider: 'Provider',
  service: 'Service',
  account: 'Account',
  region: 'Region',
  charge_kind: 'Kind',
  charge_category: 'Category',
  resource: 'Resource',
  tag: 'Tag',
}

const inSentences: Record<Grouping, string> = {
  provider: 'provider',
  service: 'service',
  account: 'account',
  region: 'region',
  charge_kind: 'kind of charge',
  charge_category: 'charge category',
  resource: 'resource',
  tag: 'tag',
}

/** What a view groups by, within a sentence: `tag “team”`. */
export function groupingWords({ groupBy, tagKey }: Pick<ExplorerView, 'groupBy' | 'tagKey'>): string {
  return groupBy === 'tag' && tagKey !== null ? `tag “${tagKey}”` : inSentences[groupBy]
}

/** What the column of a group is called: the tag's own key for a tag. */
export function groupColumn({ groupBy, tagKey }: Pick<ExplorerView, 'groupBy' | 'tagKey'>): string {
  return groupBy === 'tag' && tagKey !== null ? `Tag: ${tagKey}` : groupingNames[groupBy]
}

/** What costs are called that lack what they are grouped by. */
export function lackingWords(groupBy: Grouping): string {
  const dimension = deepDimension(groupBy)
  return dimension === null ? '' : lackingNames[dimension]
}
