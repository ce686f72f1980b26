import { Group, Stack, Text } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  readonly Icon: LucideIcon
  readonly title: string
  readonly lines: readonly string[]
  /** What can be done about it. */
  readonly children?: ReactNode
}

/** Says why there is nothing to see, and what to do. */
export function EmptyState({ Icon, title, lines, children }: Props) {
  return (
    <Stack align="center" justify="center" gap="xs" mih={320} p="lg" ta="center">
      <Icon size={36} strokeWidth={1.4} aria-hidden color="var(--mantine-color-dimmed)" />
      <Text component="h2" fw={600} size="lg">
        {title}
      </Text>
      {lines.map((line) => (
        <Text key={line} size="sm" c="dimmed" maw={520}>
          {line}
        </Text>
      ))}
      <Group mt="xs" gap="sm" justify="center">
        {children}
      </Group>
    </Stack>
  )
}
