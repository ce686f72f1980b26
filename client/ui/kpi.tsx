import { Paper, Skeleton, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './kpi.module.css'

type Props = {
  readonly label: string
  /** Undefined while it is being fetched. */
  readonly value: ReactNode
  readonly detail?: ReactNode
}

/** One figure with its name above and what it means below. It is as large empty as full. */
export function Kpi({ label, value, detail }: Props) {
  return (
    <Paper className={classes['kpi'] ?? ''}>
      <Text size="xs" c="dimmed" fw={500}>
        {label}
      </Text>
      <div className={classes['value']} title={typeof value === 'string' ? value : undefined}>
        {value === undefined ? <Skeleton height={20} width="60%" mt={6} /> : value}
      </div>
      <div className={classes['detail']}>
        {value === undefined ? <Skeleton height={11} width="85%" mt={3} /> : detail}
      </div>
    </Paper>
  )
}
