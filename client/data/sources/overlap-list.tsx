import { Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { formatMonth } from '../../ui/format-month.ts'
import { AccountName } from '../account-name.tsx'
import { accountWords } from '../account-words.ts'
import classes from './overlap-list.module.css'
import { OverlapOptionRow } from './overlap-option-row.tsx'
import type { Overlap } from './overlaps.ts'

type Props = { readonly label: string; readonly overlaps: readonly Overlap[] }

/** Bills with each of their formats, and a button to let that one count. */
export function OverlapList({ label, overlaps }: Props) {
  const queryClient = useQueryClient()
  const choose = useMutation(
    api.imports.choose.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  return (
    <>
      {choose.isError ? (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {choose.error.message}
        </Text>
      ) : null}
      <ul className={classes['list']} aria-label={label}>
        {overlaps.map((overlap) => (
          <li key={overlap.key} className={classes['bill']}>
            <div className={classes['subject']}>
              <AccountName account={overlap} />
              <Text size="sm">{formatMonth(overlap.billing_period)}</Text>
            </div>
            <div className={classes['options']}>
              {overlap.options.map((option) => (
                <OverlapOptionRow
                  key={option.name}
                  option={option}
                  isSettled={overlap.isSettled}
                  subject={`${accountWords(overlap)} in ${formatMonth(overlap.billing_period)}`}
                  isPending={choose.isPending}
                  onChoose={(id) => choose.mutate({ id })}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
