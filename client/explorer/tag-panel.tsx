import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { Answer } from '../ui/answer.tsx'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { Panel } from '../ui/panel.tsx'
import type { ExplorerView } from './explorer-view.ts'
import { TagKeys } from './tag-keys.tsx'
import classes from './tag-keys.module.css'
import type { ChangeView } from './use-explorer-view.ts'
import { costFilter } from './view-query.ts'

type Props = { readonly view: ExplorerView; readonly change: ChangeView }

/** How much of the bills lacks the tag that is looked at, and which tags there are. */
export function TagPanel({ view, change }: Props) {
  const { tagKey } = view
  const tags = useQuery(
    api.costs.tags.queryOptions({ ...costFilter(view), ...(tagKey === null ? {} : { tag_key: tagKey }) }),
  )
  return (
    <Panel title="Tag coverage">
      <Answer query={tags} name="tags" height={220}>
        {({ without_key, untagged_cost, untagged_percentage, total_cost, keys, ...currencies }) => (
          <>
            {without_key === null ? null : (
              <p className={classes['lacking']}>
                <strong>{formatPercent(without_key.percentage)}</strong>{' '}
                {`(${formatCost(without_key.cost)} of ${formatCost(total_cost)}) lacks the tag “${without_key.key}”. `}
                {`${formatPercent(untagged_percentage)} (${formatCost(untagged_cost)}) has no tag at all.`}
              </p>
            )}
            <CurrencyNotes {...currencies} />
            <TagKeys keys={keys} chosen={tagKey} onChoose={(key) => change({ tagKey: key })} />
            <Text size="xs" c="dimmed" mt="xs">
              Costs that come from no bill cannot carry tags and are left out here.
            </Text>
          </>
        )}
      </Answer>
    </Panel>
  )
}
