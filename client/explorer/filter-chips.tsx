import { VisuallyHidden } from '@mantine/core'
import { X } from 'lucide-react'
import { activeFilters } from './active-filters.ts'
import type { ExplorerView } from './explorer-view.ts'
import classes from './filter-chips.module.css'
import type { ChangeView } from './use-explorer-view.ts'

type Props = { readonly view: ExplorerView; readonly change: ChangeView }

/** The filters below the service that are in force; each goes away at a click. */
export function FilterChips({ view, change }: Props) {
  const filters = activeFilters(view)
  if (filters.length === 0) return null
  return (
    <ul className={classes['chips']} aria-label="Active filters">
      {filters.map(({ kind, value, without }) => (
        <li key={`${kind} ${value}`}>
          <button type="button" className={classes['chip']} onClick={() => change(without)}>
            <VisuallyHidden>Remove </VisuallyHidden>
            <span className={classes['kind']}>{`${kind} `}</span>
            <span className={classes['value']}>{value}</span>
            <X size={13} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
