import { Paper, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { mostRestatements } from '../../../shared/restatement.ts'
import { api } from '../../api.ts'
import { Answer } from '../../ui/answer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterRow } from '../../ui/filter-row.tsx'
import { Notes } from '../../ui/notes.tsx'
import { ProviderPick } from '../../ui/provider-pick.tsx'
import type { ChangeAddress } from '../../ui/use-address-view.ts'
import type { DataView } from '../data-view.ts'
import { ledgerOf } from './ledger.ts'
import { RestatedBillCard } from './restated-bill-card.tsx'

type Props = { readonly view: DataView; readonly change: ChangeAddress<DataView> }

/** The ledger of what newer deliveries changed, newest first. */
export function RestatementsView({ view, change }: Props) {
  const { provider } = view
  const entries = useQuery(
    api.imports.restatements.queryOptions(provider === 'all' ? {} : { cloud_provider: provider }),
  )
  return (
    <>
      <FilterRow>
        <ProviderPick value={provider} onChange={(chosen) => change({ provider: chosen })} />
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
              {all.length < mostRestatements ? null : (
                <Notes
                  notes={[
                    `Only the newest ${mostRestatements.toLocaleString('en-US')} changed services are listed.`,
                  ]}
                />
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
