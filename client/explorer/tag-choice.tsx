import { Paper, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Health } from '../../shared/api-index.ts'
import { api } from '../api.ts'
import { Answer } from '../ui/answer.tsx'
import type { ExplorerView } from './explorer-view.ts'
import { NoDetail } from './no-detail.tsx'
import { TagKeys } from './tag-keys.tsx'
import classes from './tag-keys.module.css'
import type { ChangeView } from './use-explorer-view.ts'
import { costFilter } from './view-query.ts'

type Props = {
  readonly view: ExplorerView
  readonly change: ChangeView
  readonly health: Health | undefined
}

/** Asks which tag is meant, before costs can be grouped by it. */
export function TagChoice({ view, change, health }: Props) {
  const tags = useQuery(api.costs.tags.queryOptions(costFilter(view)))
  return (
    <Answer query={tags} name="tags" height="var(--panel-height)">
      {({ keys }) =>
        keys.length === 0 ? (
          <NoDetail view={view} change={change} health={health} />
        ) : (
          <Paper component="section" className={classes['panel'] ?? ''} aria-label="Tag keys">
            <Title order={2} mb="sm">
              Group by which tag?
            </Title>
            <TagKeys keys={keys} chosen={null} onChoose={(tagKey) => change({ tagKey })} />
          </Paper>
        )
      }
    </Answer>
  )
}
