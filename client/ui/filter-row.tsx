import type { ReactNode } from 'react'
import classes from './filter-row.module.css'

type Props = { readonly children: ReactNode }

/** What a page shows, chosen above it. */
export function FilterRow({ children }: Props) {
  return (
    <section aria-label="Filters" className={classes['row']}>
      {children}
    </section>
  )
}
