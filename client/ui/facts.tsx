import type { ReactNode } from 'react'
import classes from './facts.module.css'

type Props = { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }

/** Figures side by side, each with its name above. */
export function Facts({ facts }: Props) {
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
