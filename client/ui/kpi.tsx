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
      {value === undefined ? (
        <Skeleton height={22} width="60%" my={5} />
      ) : (
        <div className={classes['value']}>{value}</div>
      )}
      {value === undefined ? (
        <Skeleton height={12} width="85%" mt={4} />
      ) : (
        <div className={classes['detail']}>{detail}</div>
      )}
    </Paper>
  )
}
