import { Button, Group, Select, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountCoverage } from '../../../shared/coverage.ts'
import { api } from '../../api.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { accountWords } from '../account-words.ts'
import { checkInvoice, emptyInvoice } from './invoice-draft.ts'

type Props = { readonly month: string; readonly accounts: readonly AccountCoverage[] }

/** Enters an invoice of an account that has no bill in the month, or none in that currency. */
export function AddInvoice({ month, accounts }: Props) {
  const [draft, setDraft] = useState(emptyInvoice)
  const [problems, setProblems] = useState<Readonly<Partial<typeof emptyInvoice>>>({})
  const queryClient = useQueryClient()
  const set = useMutation(
    api.reconciliation.set.mutationOptions({
      async onSuccess() {
        setDraft(emptyInvoice)
        await queryClient.invalidateQueries({ queryKey: api.reconciliation.pathKey() })
      },
    }),
  )
  if (accounts.length === 0) return null
  const type = (change: Partial<typeof emptyInvoice>) => {
    setDraft({ ...draft, ...change })
    setProblems({})
  }
  const save = () => {
    const checked = checkInvoice(draft, month, accounts)
    if ('problems' in checked) setProblems(checked.problems)
    else set.mutate(checked.invoice)
  }
  return (
    <Disclosure title="Enter an invoice that has no bill above">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Group gap="xs" align="flex-start">
          <Select
            size="xs"
            w={230}
            label="Account"
            data={accounts.map(accountWords)}
            value={draft.account === '' ? null : draft.account}
            error={problems.account}
            onChange={(account) => type({ account: account ?? '' })}
          />
          <TextInput
            size="xs"
            w={100}
            label="Currency"
            placeholder="USD"
            value={draft.currency}
            error={problems.currency}
            onChange={(event) => type({ currency: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            w={150}
            label="Invoice total"
            placeholder="12,310.20"
            inputMode="decimal"
            value={draft.total}
            error={problems.total}
            onChange={(event) => type({ total: event.currentTarget.value })}
          />
          <Button size="xs" mt={21} type="submit" loading={set.isPending}>
            Enter the invoice
          </Button>
        </Group>
        {set.isError ? (
          <Text role="alert" size="sm" c="var(--mantine-color-error)">
            {set.error.message}
          </Text>
        ) : null}
      </form>
    </Disclosure>
  )
}
