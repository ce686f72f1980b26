import { Button } from '@mantine/core'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { Health } from '../../shared/api-index.ts'
import { metrics } from '../../shared/cost-query.ts'
import { granularities } from '../../shared/period.ts'
import { Choice } from '../ui/choice.tsx'
import { groupings, type ExplorerView } from './explorer-view.ts'
import classes from './filter-bar.module.css'
import { ProviderFilter } from '../ui/provider-filter.tsx'
import { RangeFilter } from './range-filter.tsx'
import { ServiceFilter } from '../ui/service-filter.tsx'
import type { ChangeView } from './use-explorer-view.ts'

type Props = {
  readonly view: ExplorerView
  readonly change: ChangeView
  readonly health: Health | undefined
}

const names = {
  daily: 'Day',
  weekly: 'Week',
  monthly: 'Month',
  provider: 'Provider',
  service: 'Service',
  billed: 'Billed',
  effective: 'Effective',
} as const

/** Which costs are shown, and how they are cut. On a narrow screen it folds away. */
export function FilterBar({ view, change, health }: Props) {
  const [isOpen, setOpen] = useState(false)
  const filterCount = Number(view.providers.length > 0) + Number(view.services.length > 0)
  return (
    <section aria-label="Filters" className={classes['bar']} data-open={isOpen}>
      <Button
        className={classes['toggle'] ?? ''}
        variant="default"
        size="sm"
        leftSection={<SlidersHorizontal size={15} />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {filterCount === 0 ? 'Filters' : `Filters (${filterCount})`}
      </Button>
      <div className={classes['fields']}>
        <RangeFilter view={view} change={change} health={health} />
        <ProviderFilter chosen={view.providers} onChange={(providers) => change({ providers })} />
        <ServiceFilter
          chosen={view.services}
          providers={view.providers}
          onChange={(services) => change({ services })}
        />
        <Choice
          label="Per"
          options={granularities}
          names={names}
          value={view.granularity}
          onChange={(granularity) => change({ granularity })}
        />
        <Choice
          label="Group by"
          options={groupings}
          names={names}
          value={view.groupBy}
          onChange={(groupBy) => change({ groupBy })}
        />
        <Choice
          label="Cost"
          options={metrics}
          names={names}
          value={view.metric}
          onChange={(metric) => change({ metric })}
        />
      </div>
    </section>
  )
}
