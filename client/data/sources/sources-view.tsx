import { Group, Paper, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CalendarCheck } from 'lucide-react'
import { api } from '../../api.ts'
import { Answer } from '../../ui/answer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RemoveDemoData } from '../imports/remove-demo-data.tsx'
import { RunningImports } from '../imports/running-imports.tsx'
import { UploadPanel } from '../imports/upload-panel.tsx'
import { AccountPanel } from './account-panel.tsx'
import { CalendarLegend } from './calendar-legend.tsx'
import { Commitments } from './commitments.tsx'
import { OverlapNotice } from './overlap-notice.tsx'

type Props = { readonly onImported: (id: number) => void }

/** Every billing account with the days that its bills cover, and the way in for more. */
export function SourcesView({ onImported }: Props) {
  const coverage = useQuery(api.coverage.list.queryOptions())
  const health = useQuery(api.system.health.queryOptions())
  const count = coverage.data?.length ?? 0
  return (
    <>
      <UploadPanel onAccepted={onImported} />
      <RemoveDemoData />
      <RunningImports />
      <OverlapNotice />
      <Answer query={coverage} name="sources" height={250}>
        {(accounts) =>
          accounts.length === 0 ? (
            <Paper>
              <NoSources hasDemoData={health.data?.has_demo_data === true} />
            </Paper>
          ) : (
            <>
              <Group justify="space-between" gap="xs" mt={4}>
                <Text size="sm" c="dimmed">
                  {`${count} billing ${count === 1 ? 'account' : 'accounts'}`}
                </Text>
                <CalendarLegend />
              </Group>
              {accounts.map((account) => (
                <AccountPanel
                  key={`${account.cloud_provider} ${account.billing_account_id}`}
                  coverage={account}
                  now={health.data?.now}
                />
              ))}
            </>
          )
        }
      </Answer>
      <Commitments />
    </>
  )
}

function NoSources({ hasDemoData }: { readonly hasDemoData: boolean }) {
  return (
    <EmptyState
      Icon={CalendarCheck}
      title={hasDemoData ? 'Only demo data so far' : 'No bill yet'}
      lines={[
        ...(hasDemoData
          ? ['The figures are made up and belong to no billing account, so there is nothing to check yet.']
          : []),
        'Drop a bill above. Each billing account then stands here with the days that are complete, still growing or missing.',
      ]}
    />
  )
}
