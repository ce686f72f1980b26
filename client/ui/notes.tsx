import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './notes.module.css'

type Props = {
  readonly notes: readonly string[]
  readonly tone?: 'plain' | 'warning'
  /** What can be done about it. */
  readonly children?: ReactNode
}

/** What the reader should know about the figures beside it. */
export function Notes({ notes, tone = 'plain', children }: Props) {
  if (notes.length === 0) return null
  const Icon = tone === 'warning' ? TriangleAlert : Info
  return (
    <output className={classes['notes']} data-tone={tone}>
      <Icon size={16} aria-hidden className={classes['icon']} />
      <span className={classes['lines']}>
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </span>
      {children}
    </output>
  )
}
