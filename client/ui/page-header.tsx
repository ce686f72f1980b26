import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = { readonly title: string; readonly subtitle?: string; readonly children?: ReactNode }

/** The heading of a page, with its actions at the right. */
export function PageHeader({ title, subtitle, children }: Props) {
  return (
    <Group justify="space-between" align="center" gap="xs" mb="sm" mih={34}>
      <Group gap="sm" align="baseline">
        <Title order={1}>{title}</Title>
        {subtitle === undefined ? null : (
          <Text size="sm" c="dimmed">
            {subtitle}
          </Text>
        )}
      </Group>
      <Group gap="xs">{children}</Group>
    </Group>
  )
}
