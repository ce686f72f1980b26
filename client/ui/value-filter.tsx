import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { ValueQuery } from '../../shared/resource-costs.ts'
import { api } from '../api.ts'
import { Finder } from './finder.tsx'
import { formatCompact } from './format-amount.ts'

type Props = {
  readonly label: string
  readonly noun: string
  readonly summary: string
  readonly chosen: readonly string[]
  /** What is to choose from, without the text that is typed. */
  readonly question: Omit<ValueQuery, 'search' | 'limit'>
  /** What people read for a value. */
  readonly labelOf?: (name: string) => string
  readonly isDisabled?: boolean
  readonly isSingle?: boolean
  readonly onToggle: (name: string) => void
}

/** Any of the values that the costs have; they are fetched once somebody looks for them. */
export function ValueFilter({ question, chosen, labelOf = String, ...finder }: Props) {
  const [isOpened, setOpened] = useState(false)
  const [search, setSearch] = useState('')
  const [text] = useDebouncedValue(search, 200)
  const values = useQuery(
    api.costs.values.queryOptions(
      { ...question, ...(text.trim() === '' ? {} : { search: text.trim() }) },
      { enabled: isOpened && finder.isDisabled !== true, placeholderData: keepPreviousData },
    ),
  )
  const listed = values.data ?? []
  // A chosen one can always be given up again.
  const others = chosen.filter((name) => search === '' && listed.every(({ value }) => value !== name))
  return (
    <Finder
      {...finder}
      chosen={chosen}
      options={[
        ...others.map((name) => ({ name, label: labelOf(name), hint: '' })),
        ...listed.map(({ value, total_cost }) => ({
          name: value,
          label: labelOf(value),
          hint: formatCompact(total_cost),
        })),
      ]}
      empty={emptyWords(values, text)}
      search={search}
      onSearch={setSearch}
      onOpen={() => setOpened(true)}
    />
  )
}

function emptyWords(
  { isError, isPending }: { readonly isError: boolean; readonly isPending: boolean },
  text: string,
): string {
  if (isError) return 'The values could not be loaded.'
  if (isPending) return 'Loading…'
  return text === '' ? 'The costs shown have none.' : 'Nothing has such a name.'
}
