import { Button, Group, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { isSettingName, settingDefinitions } from '../../shared/insight-settings.ts'
import type { Recommendation } from '../../shared/recommendation.ts'
import { api, queryClient } from '../api.ts'
import { readNumber } from '../ui/read-number.ts'

type Props = Recommendation['assumptions'][number]

/** An assumption that can be changed; every recommendation that rests on it follows. */
export function AssumptionField({ name, value, unit, description }: Props) {
  const [text, setText] = useState(String(value))
  const change = useMutation(
    api.settings.change.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  if (!isSettingName(name)) return null
  const { min, max } = settingDefinitions[name]
  const typed = readNumber(text)
  const isValid = typed !== null && typed >= min && typed <= max
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isValid) change.mutate({ name, value: typed })
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          maw={520}
          label={`${description} (${unit})`}
          inputMode="decimal"
          value={text}
          error={isValid ? change.error?.message : `A number from ${min} to ${max}`}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          type="submit"
          disabled={!isValid || typed === value}
          loading={change.isPending}
        >
          Assume this
        </Button>
      </Group>
    </form>
  )
}
