import { Group, Progress, Text } from '@mantine/core'
import type { ShownProgress } from './progress-words.ts'

type Props = { readonly label: string; readonly shown: ShownProgress }

/** How far something is, as bar and in words. */
export function ProgressBar({ label, shown }: Props) {
  const { title, figures, percent } = shown
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={5}>
        <Text size="sm">{title}</Text>
        <Text size="sm" c="dimmed">
          {figures}
        </Text>
      </Group>
      <Progress.Root size="md">
        <Progress.Section
          value={percent ?? 100}
          striped={percent === null}
          animated={percent === null}
          aria-label={label}
          aria-valuetext={`${title}. ${figures}`}
        />
      </Progress.Root>
    </div>
  )
}
