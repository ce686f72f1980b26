import type { ReactNode } from 'react'
import classes from './scroll-region.module.css'

type Props = {
  readonly label: string
  /** As a CSS length. */
  readonly maxHeight: string
  readonly children: ReactNode
}

/** A wide or long table that scrolls in its place. */
export function ScrollRegion({ label, maxHeight, children }: Props) {
  return (
    // Without it nobody could scroll by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes['region']} style={{ maxHeight }} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
