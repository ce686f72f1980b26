import { Button, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type RefObject } from 'react'
import { api } from '../../api.ts'
import { checkRate, rateFields, type RateDraft, type RateField } from './rate-draft.ts'
import classes from './rate-form.module.css'

type Props = {
  readonly draft: RateDraft
  /** The field that is left to fill in, to be focused. */
  readonly rateField: RefObject<HTMLInputElement | null>
  readonly onChange: (draft: RateDraft) => void
}

const texts: Readonly<Record<RateField, { readonly label: string; readonly hint: string }>> = {
  month: { label: 'Month', hint: '2026-10' },
  currency: { label: 'Currency', hint: 'EUR' },
  rate: { label: 'One unit in USD', hint: '1.08' },
}

export const emptyRate: RateDraft = { month: '', currency: '', rate: '' }

/** Sets a rate; the costs of that month and currency are converted at once. */
export function RateForm({ draft, rateField, onChange }: Props) {
  const [isTried, setTried] = useState(false)
  const queryClient = useQueryClient()
  const set = useMutation(
    api.exchange_rates.set.mutationOptions({
      async onSuccess() {
        setTried(false)
        onChange(emptyRate)
        await queryClient.invalidateQueries()
      },
    }),
  )
  const checked = checkRate(draft)
  const problems = isTried && 'problems' in checked ? checked.problems : {}
  const save = () => {
    setTried(true)
    if ('rate' in checked) set.mutate(checked.rate)
  }
  return (
    <form
      noValidate
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {rateFields.map((field) => (
        <TextInput
          key={field}
          size="xs"
          w={150}
          {...(field === 'rate' ? { ref: rateField } : {})}
          label={texts[field].label}
          placeholder={texts[field].hint}
          value={draft[field]}
          error={problems[field]}
          onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.value })}
        />
      ))}
      <Button size="xs" mt={21} type="submit" loading={set.isPending}>
        Set the rate
      </Button>
      {set.isError ? (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {set.error.message}
        </Text>
      ) : null}
    </form>
  )
}
