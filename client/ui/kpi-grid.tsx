import type { ReactNode } from 'react'
import classes from './kpi-grid.module.css'

type Props = {
  readonly label: string
  /** Whether newer figures are on their way. */
  readonly isStale?: boolean
  /** How many lines the words below a figure usually take, so that nothing moves when they come. */
  readonly detailLines?: 2 | 3
  readonly children: ReactNode
}

/** Key figures side by side, as many as the room beside an open panel allows. */
export function KpiGrid({ label, isStale = false, detailLines = 2, children }: Props) {
  return (
    <section className={classes['frame']} aria-label={label} aria-busy={isStale} data-stale={isStale}>
      <div className={classes['grid']} data-lines={detailLines}>
        {children}
      </div>
    </section>
  )
}
