import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reconciliation } from '../../../shared/reconciliation.ts'
import { api } from '../../api.ts'
import { DeleteButton } from '../../ui/delete-button.tsx'
import { accountWords } from '../account-words.ts'
import { formatExact } from '../format-exact.ts'
import { originWords } from './difference-words.ts'
import { checkTotal } from './invoice-draft.ts'

type Props = { readonly row: Reconciliation }

/** The total of an invoice: entered, changed and removed where it stands. */
export function InvoiceField({ row }: Props) {
  const { cloud_provider, billing_account_id, billing_period, currency, invoice_total, invoice_origin } = row
  const key = { cloud_provider, billing_account_id, billing_period, currency }
  const shown = invoice_total === null ? '' : formatExact(invoice_total)
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const queryClient = useQueryClient()
  const settle = {
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: api.reconciliation.pathKey() })
      setTyped(null)
    },
  }
  const set = useMutation(api.reconciliation.set.mutationOptions(settle))
  const remove = useMutation(api.reconciliation.remove.mutationOptions(settle))
  const save = () => {
    // What the provider delivered is not entered by a key that changes nothing.
    if (typed === null && invoice_origin === 'bill') return
    const checked = checkTotal(typed ?? shown)
    setProblem('problem' in checked ? checked.problem : null)
    if ('total' in checked) set.mutate({ ...key, total: checked.total })
  }
  const error = problem ?? set.error?.message ?? remove.error?.message
  const origin = originWords(row)
  const name = `the invoice total of ${accountWords(row)} in ${currency}`
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Group gap={6} wrap="nowrap" align="center" justify="flex-end">
        <TextInput
          size="xs"
          w={150}
          styles={{ input: { textAlign: 'right' }, error: { whiteSpace: 'normal', textAlign: 'left' } }}
          aria-label={`Invoice total of ${accountWords(row)} in ${currency}`}
          placeholder="Enter it"
          inputMode="decimal"
          value={typed ?? shown}
          error={error}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setProblem(null)
          }}
        />
        {typed === null || typed === shown ? null : (
          <Button size="xs" type="submit" loading={set.isPending}>
            Save
          </Button>
        )}
        {invoice_origin !== 'entered' || typed !== null ? null : (
          <DeleteButton what={name} isPending={remove.isPending} onDelete={() => remove.mutate(key)} />
        )}
      </Group>
      {origin === null ? null : (
        <Text size="xs" c="dimmed" ta="right" mt={2}>
          {origin}
        </Text>
      )}
    </form>
  )
}
