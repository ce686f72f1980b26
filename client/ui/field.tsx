import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './field.module.css'

type Props = { readonly label: string; readonly children: ReactNode }

/** A control with its name above. The control carries the same name for screen readers itself. */
export function Field({ label, children }: Props) {
  return (
    <div className={classes['field']}>
      <Text size="xs" c="dimmed" fw={500} aria-hidden>
        {label}
      </Text>
      {children}
    </div>
  )
}
