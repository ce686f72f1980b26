import { Button, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnomalyGates } from '../../shared/anomaly-query.ts'
import { api, queryClient } from '../api.ts'
import { Answer } from '../ui/answer.tsx'
import { pageCurrency } from '../ui/page-currency.ts'
import { readNumber } from '../ui/read-number.ts'
import classes from './gates-preview.module.css'
import { PreviewTable } from './preview-table.tsx'

type Props = { readonly gates: AnomalyGates }

/** Tries other gates on the last 90 days before they are put in force. */
export function GatesPreview({ gates }: Props) {
  const [percent, setPercent] = useState(String(gates.threshold_percent))
  const [impact, setImpact] = useState(String(gates.min_impact))
  const threshold_percent = readNumber(percent)
  const min_impact = readNumber(impact)
  const isValid =
    threshold_percent !== null &&
    threshold_percent >= 0 &&
    threshold_percent <= 1000 &&
    min_impact !== null &&
    min_impact >= 0
  const [tried] = useDebouncedValue(isValid ? { threshold_percent, min_impact } : gates, 400)
  const preview = useQuery(
    api.anomalies.preview.queryOptions({ ...tried, metric: 'billed' }, { placeholderData: keepPreviousData }),
  )
  const keep = useMutation(
    api.settings.change.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  const isInForce = threshold_percent === gates.threshold_percent && min_impact === gates.min_impact
  const save = () => {
    if (threshold_percent === null || min_impact === null) return
    keep.mutate({ name: 'anomaly_threshold_percent', value: threshold_percent })
    keep.mutate({ name: 'anomaly_min_impact', value: min_impact })
  }
  return (
    <>
      <div className={classes['fields']}>
        <TextInput
          size="xs"
          w={130}
          label="At least percent off"
          inputMode="decimal"
          value={percent}
          error={threshold_percent === null}
          onChange={(event) => setPercent(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          w={130}
          label={`At least ${pageCurrency()} off`}
          inputMode="decimal"
          value={impact}
          error={min_impact === null}
          onChange={(event) => setImpact(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          disabled={!isValid || isInForce}
          loading={keep.isPending}
          onClick={save}
        >
          Put in force
        </Button>
      </div>
      {keep.error === null ? null : (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {keep.error.message}
        </Text>
      )}
      <Answer query={preview} name="preview" height={132}>
        {(answer) => <PreviewTable preview={answer} isStale={preview.isPlaceholderData} />}
      </Answer>
    </>
  )
}
