import type { ReactNode } from 'react'
import classes from './tag.module.css'

export const tones = ['neutral', 'good', 'warning', 'bad', 'worst'] as const
export type Tone = (typeof tones)[number]

type Props = { readonly tone?: Tone; readonly children: ReactNode }

/** A word that classes what it stands beside. */
export function Tag({ tone = 'neutral', children }: Props) {
  return (
    <span className={classes['tag']} data-tone={tone}>
      {children}
    </span>
  )
}
