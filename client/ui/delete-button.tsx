import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'

type Props = {
  /** What would be gone: `the budget “AWS in all”`. */
  readonly what: string
  readonly isPending: boolean
  readonly onDelete: () => void
}

/** Deletes only when asked a second time. */
export function DeleteButton({ what, isPending, onDelete }: Props) {
  const [isAsking, setAsking] = useState(false)
  if (!isAsking) {
    return (
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`Delete ${what}`}
        onClick={() => setAsking(true)}
      >
        Delete
      </Button>
    )
  }
  return (
    <Group component="fieldset" gap={6} m={0} p={0} bd={0} aria-label={`Delete ${what}?`}>
      <Text size="xs">Delete it?</Text>
      <Button
        size="compact-xs"
        variant="default"
        c="var(--mantine-color-error)"
        loading={isPending}
        onClick={onDelete}
      >
        Yes, delete
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => setAsking(false)}>
        Keep it
      </Button>
    </Group>
  )
}
