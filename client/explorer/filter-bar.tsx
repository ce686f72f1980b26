import { Button } from '@mantine/core'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { Health } from '../../shared/api-index.ts'
import { excludable } from '../../shared/charge-query.ts'
import { metrics } from '../../shared/cost-query.ts'
import { granularities } from '../../shared/period.ts'
import { Chips } from '../ui/chips.tsx'
import { Choice } from '../ui/choice.tsx'
import { ProviderFilter } from '../ui/provider-filter.tsx'
import { ServiceFilter } from '../ui/service-filter.tsx'
import { activeFilters } from './active-filters.ts'
import { excludableNames } from './excluded-words.ts'
import { groupings, type ExplorerView } from './explorer-view.ts'
import classes from './filter-bar.module.css'
import { FilterChips } from './filter-chips.tsx'
import { groupingNames } from './grouping-names.ts'
import { MoreFilters } from './more-filters.tsx'
import { RangeFilter } from './range-filter.tsx'
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
  billed: 'Billed',
  effective: 'Effective',
} as const

/** Which costs are shown, and how they are cut. On a narrow screen it folds away. */
export function FilterBar({ view, change, health }: Props) {
  const [isOpen, setOpen] = useState(false)
  const [hasMore, setMore] = useState(false)
  const deepCount = activeFilters(view).length
  const count = Number(view.providers.length > 0) + Number(view.services.length > 0) + deepCount
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
        {count === 0 ? 'Filters' : `Filters (${count})`}
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
          label="Cost"
          options={metrics}
          names={names}
          value={view.metric}
          onChange={(metric) => change({ metric })}
        />
        <Choice
          label="Group by"
          options={groupings}
          names={groupingNames}
          value={view.groupBy}
          onChange={(groupBy) => change({ groupBy })}
        />
        <Chips
          label="Include"
          options={excludable}
          chosen={excludable.filter((name) => !view.excluded.includes(name))}
          names={excludableNames}
          onChange={(counted) => change({ excluded: excludable.filter((name) => !counted.includes(name)) })}
        />
        <Button
          variant="subtle"
          size="xs"
          leftSection={<SlidersHorizontal size={14} />}
          aria-expanded={hasMore}
          onClick={() => setMore(!hasMore)}
        >
          {deepCount === 0 ? 'More filters' : `More filters (${deepCount})`}
        </Button>
        {hasMore ? <MoreFilters view={view} change={change} /> : null}
      </div>
      <FilterChips view={view} change={change} />
    </section>
  )
}
