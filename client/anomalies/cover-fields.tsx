import { Group, TextInput } from '@mantine/core'
import type { AnomalyDecision } from '../../shared/anomaly-decision.ts'
import { coverages, type AnomalyCover } from '../../shared/anomaly-terms.ts'
import { addDays, type Day } from '../../shared/period.ts'
import { coverNames } from '../charts/anomaly-words.ts'
import { Pick } from '../ui/pick.tsx'

/** What a decision is to cover; the day only counts where it covers up to one. */
export type Cover = { readonly covers: AnomalyCover; readonly until: string }

type Props = { readonly value: Cover; readonly onChange: (cover: Cover) => void }

const daysAhead = 90

/** A cover of nothing else, up to a day in some months where it is changed to that. */
export function usualCover(lastDay: Day): Cover {
  return { covers: 'this', until: addDays(lastDay, daysAhead) }
}

/** What the server is told of it. */
export function coverOf({ covers, until }: Cover): Partial<AnomalyDecision> {
  if (covers === 'this') return {}
  return covers === 'until' ? { covers, covers_until: until } : { covers }
}

/** Asks what else is expected. */
export function CoverFields({ value, onChange }: Props) {
  return (
    <Group gap="xs" align="flex-end">
      <Pick
        label="What is expected"
        width={250}
        options={coverages}
        names={coverNames}
        value={value.covers}
        onChange={(covers) => onChange({ ...value, covers })}
      />
      {value.covers === 'until' ? (
        <TextInput
          size="xs"
          type="date"
          label="Last day"
          required
          value={value.until}
          onChange={(event) => onChange({ ...value, until: event.currentTarget.value })}
        />
      ) : null}
    </Group>
  )
}
