import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Notes } from '../ui/notes.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { CostAnswer } from './cost-answer.tsx'
import { defaultView } from './explorer-view.ts'
import { FilterBar } from './filter-bar.tsx'
import { KpiStrip } from './kpi-strip.tsx'
import { TagChoice } from './tag-choice.tsx'
import { Trail } from './trail.tsx'
import { useExplorerView } from './use-explorer-view.ts'
import { writeView } from './view-address.ts'

/** What was spent on what, in any cut. */
export function ExplorerPage() {
  const { view, problems, change } = useExplorerView()
  const health = useQuery(api.system.health.queryOptions())
  const needsKey = view.groupBy === 'tag' && view.tagKey === null
  return (
    <>
      <PageHeader title="Cost explorer">
        {writeView(view).size === 0 ? null : (
          <Button variant="subtle" size="xs" onClick={() => change(defaultView)}>
            Reset
          </Button>
        )}
      </PageHeader>
      <FilterBar view={view} change={change} health={health.data} />
      <Stack gap="sm">
        <Notes notes={problems} tone="warning" />
        <Trail view={view} change={change} />
        <KpiStrip view={view} change={change} />
        {needsKey ? (
          <TagChoice view={view} change={change} health={health.data} />
        ) : (
          <CostAnswer view={view} change={change} health={health.data} />
        )}
      </Stack>
    </>
  )
}
