import { Button, Checkbox, Group, Paper, Text } from '@mantine/core'
import { useState } from 'react'
import { anomalyStatuses, type AnomalyStatus } from '../../shared/anomaly-terms.ts'
import type { Day } from '../../shared/period.ts'
import { actionNames } from './action-names.ts'
import { DecisionForm } from './decision-form.tsx'

type Props = {
  /** Those that may be chosen, and those that are. */
  readonly ids: readonly string[]
  readonly chosen: ReadonlySet<string>
  readonly lastDay: Day
  readonly onChoose: (ids: readonly string[]) => void
}

/** Chooses all that is listed, and decides on what is chosen together. */
export function BulkActions({ ids, chosen, lastDay, onChoose }: Props) {
  const [next, setNext] = useState<AnomalyStatus | null>(null)
  const own = ids.filter((id) => chosen.has(id))
  return (
    <Paper px="md" py="xs" component="section" aria-label="Several at once">
      <Group gap="sm">
        <Checkbox
          size="xs"
          label={own.length === 0 ? `Choose all ${ids.length}` : `${own.length} chosen`}
          checked={own.length > 0 && own.length === ids.length}
          indeterminate={own.length > 0 && own.length < ids.length}
          onChange={() => onChoose(own.length === 0 ? ids : [])}
        />
        {own.length === 0 || next !== null
          ? null
          : anomalyStatuses.map((status) => (
              <Button key={status} size="compact-xs" variant="default" onClick={() => setNext(status)}>
                {actionNames[status]}
              </Button>
            ))}
      </Group>
      {own.length === 0 || next === null ? null : (
        <>
          <Text size="xs" c="dimmed" my={4}>
            {`The same for ${own.length === 1 ? 'it' : `all ${own.length}`}.`}
          </Text>
          <DecisionForm
            ids={own}
            status={next}
            lastDay={lastDay}
            onDone={() => {
              setNext(null)
              onChoose([])
            }}
            onCancel={() => setNext(null)}
          />
        </>
      )}
    </Paper>
  )
}
