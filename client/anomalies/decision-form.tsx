import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnomalyStatus } from '../../shared/anomaly-terms.ts'
import type { Day } from '../../shared/period.ts'
import { api, queryClient } from '../api.ts'
import { ReasonForm } from '../ui/reason-form.tsx'
import { CoverFields, coverOf, usualCover } from './cover-fields.tsx'
import { actionNames } from './action-names.ts'

type Props = {
  /** Which anomalies. */
  readonly ids: readonly string[]
  readonly status: AnomalyStatus
  readonly lastDay: Day
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Asks for a note, and for what is expected how much of it, before anomalies are decided on together. */
export function DecisionForm({ ids, status, lastDay, onDone, onCancel }: Props) {
  const [cover, setCover] = useState(usualCover(lastDay))
  const decide = useMutation(
    api.anomalies.decideAll.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries()
        onDone()
      },
    }),
  )
  const isExpected = status === 'expected'
  return (
    <ReasonForm
      label="Note (may stay empty)"
      action={actionNames[status]}
      isPending={decide.isPending}
      error={decide.error}
      onSubmit={(note) =>
        decide.mutate({
          ids: [...ids],
          status,
          ...(note === '' ? {} : { note }),
          ...(isExpected ? coverOf(cover) : {}),
        })
      }
      onCancel={onCancel}
    >
      {isExpected ? <CoverFields value={cover} onChange={setCover} /> : null}
    </ReasonForm>
  )
}
