import { Button, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api } from '../../api.ts'
import classes from './rates-file.module.css'

/** Loads rates from a CSV file, all of them or none. */
export function RatesFile() {
  const input = useRef<HTMLInputElement>(null)
  const queryClient = useQueryClient()
  const load = useMutation(
    api.exchange_rates.load.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  const read = async (file: File | undefined) => {
    if (file !== undefined) load.mutate({ csv: await file.text() })
  }
  return (
    <div className={classes['file']}>
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        className={classes['input']}
        aria-label="File of exchange rates"
        tabIndex={-1}
        onChange={(event) => {
          const { currentTarget } = event
          void read(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
      <Button size="xs" variant="default" loading={load.isPending} onClick={() => input.current?.click()}>
        Load rates from CSV
      </Button>
      <Text size="xs" c="dimmed">
        Its first line is <code>month,currency,rate</code>
      </Text>
      {load.isSuccess ? (
        <Text component="output" size="sm">
          The rates were loaded.
        </Text>
      ) : null}
      {load.isError ? (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {load.error.message}
        </Text>
      ) : null}
    </div>
  )
}
