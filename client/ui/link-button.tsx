import type { ReactNode } from 'react'
import classes from './link-button.module.css'

type Props = {
  readonly title?: string
  readonly onClick: () => void
  readonly children: ReactNode
}

/** A button within text or a table, which looks like a link. */
export function LinkButton({ title, onClick, children }: Props) {
  return (
    <button type="button" className={classes['button']} title={title} onClick={onClick}>
      {children}
    </button>
  )
}
