import { Group, Text } from '@mantine/core'
import classes from './progress-bar.module.css'
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
      <progress
        className={classes['bar']}
        aria-label={label}
        max={100}
        // Without a value it is shown as going on for who knows how long.
        {...(percent === null ? {} : { value: percent })}
      />
    </div>
  )
}
