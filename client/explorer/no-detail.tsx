import { Button, Paper } from '@mantine/core'
import { Layers } from 'lucide-react'
import { Link } from 'wouter'
import { dataLink } from '../page-links.ts'
import type { Health } from '../../shared/api-index.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import type { ExplorerView } from './explorer-view.ts'
import { groupingWords } from './grouping-names.ts'
import type { ChangeView } from './use-explorer-view.ts'

type Props = {
  readonly view: ExplorerView
  readonly change: ChangeView
  readonly health: Health | undefined
}

/** Says that the costs do not go as deep as somebody looks, and where such costs would come from. */
export function NoDetail({ view, change, health }: Props) {
  const what = groupingWords(view)
  const source =
    health?.has_demo_data === true
      ? 'The demo data knows only providers and services.'
      : 'The bills behind these costs do not name one.'
  return (
    <Paper mih="var(--panel-height)">
      <EmptyState
        Icon={Layers}
        title={`These costs have no ${what}`}
        lines={[`${source} Import a bill that goes deeper, such as a FOCUS export, to see costs by ${what}.`]}
      >
        <Button size="xs" variant="light" component={Link} href={dataLink('imports')}>
          Import a bill
        </Button>
        <Button size="xs" variant="default" onClick={() => change({ groupBy: 'service' })}>
          Group by service
        </Button>
      </EmptyState>
    </Paper>
  )
}
