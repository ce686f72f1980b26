import { Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './panel.module.css'

type Props = { readonly title: string; readonly actions?: ReactNode; readonly children: ReactNode }

/** A part of a page under its own heading, with its actions at the right. */
export function Panel({ title, actions, children }: Props) {
  return (
    <Paper component="section" aria-label={title} className={classes['panel'] ?? ''}>
      <div className={classes['head']}>
        <Title order={2}>{title}</Title>
        <div className={classes['actions']}>{actions}</div>
      </div>
      {children}
    </Paper>
  )
}
