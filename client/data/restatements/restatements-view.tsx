import { Paper, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { api } from '../../api.ts'
import { Answer } from '../../ui/answer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterRow } from '../../ui/filter-row.tsx'
import { Notes } from '../../ui/notes.tsx'
import { Pick } from '../../ui/pick.tsx'
import type { ChangeAddress } from '../../ui/use-address-view.ts'
import { providerFilters, providerNames, type DataView } from '../data-view.ts'
import { ledgerOf } from './ledger.ts'
import { RestatedBillCard } from './restated-bill-card.tsx'

type Props = { readonly view: DataView; readonly change: ChangeAddress<DataView> }

/** The server lists so many entries at most. */
const mostListed = 1000

/** The ledger of what newer deliveries changed, newest first. */
export function RestatementsView({ view, change }: Props) {
  const { provider } = view
  const entries = useQuery(
    api.imports.restatements.queryOptions(provider === 'all' ? {} : { cloud_provider: provider }),
  )
  return (
    <>
      <FilterRow>
        <Pick
          label="Provider"
          options={providerFilters}
          names={providerNames}
          value={provider}
          onChange={(chosen) => change({ provider: chosen })}
        />
      </FilterRow>
      <Answer query={entries} name="restatements" height={320}>
        {(all) =>
          all.length === 0 ? (
            <Paper>
              <EmptyState
                Icon={History}
                title="Nothing was restated"
                lines={[
                  'When a newer delivery of a bill says something else than the one before, each service that changed stands here.',
                ]}
              />
            </Paper>
          ) : (
            <Stack gap="xs">
              {all.length < mostListed ? null : (
                <Notes notes={['Only the newest 1,000 changed services are listed.']} />
              )}
              {ledgerOf(all).map((bill) => (
                <RestatedBillCard key={bill.key} bill={bill} />
              ))}
            </Stack>
          )
        }
      </Answer>
    </>
  )
}
