import { Button, Paper } from '@mantine/core'
import { Inbox } from 'lucide-react'
import { Link } from 'wouter'
import { dataLink } from '../page-links.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { defaultView, noFilters } from './explorer-view.ts'
import type { ChangeView } from './use-explorer-view.ts'

type Props = { readonly notes: readonly string[]; readonly change: ChangeView }

/** Says why nothing matches, and the two ways out. */
export function NoCosts({ notes, change }: Props) {
  return (
    <Paper mih="var(--panel-height)">
      <EmptyState Icon={Inbox} title="No costs to show" lines={notes}>
        <Button
          size="xs"
          variant="default"
          onClick={() => change({ ...noFilters, range: defaultView.range })}
        >
          Clear the filters
        </Button>
        <Button size="xs" variant="light" component={Link} href={dataLink('imports')}>
          Import a bill
        </Button>
      </EmptyState>
    </Paper>
  )
}
