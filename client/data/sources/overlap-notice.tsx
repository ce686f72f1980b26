import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FailedNotice } from '../../ui/failed-notice.tsx'
import { Notes } from '../../ui/notes.tsx'
import { Panel } from '../../ui/panel.tsx'
import { overlapsOf } from './overlaps.ts'
import { OverlapList } from './overlap-list.tsx'

/** Bills that came in several formats: which counts now, and how to let another count; absent where there are none. */
export function OverlapNotice() {
  const waiting = useQuery(api.imports.bills.queryOptions({ state: 'overlapping' }))
  const hasSome = (waiting.data?.length ?? 0) > 0
  const counted = useQuery(api.imports.bills.queryOptions({ state: 'counted' }, { enabled: hasSome }))
  const error = waiting.error ?? counted.error
  if (error !== null && counted.data === undefined) {
    return (
      <FailedNotice
        title="Bills in several formats could not be loaded"
        message={error.message}
        onRetry={() => void (waiting.isError ? waiting : counted).refetch()}
      />
    )
  }
  const overlaps = overlapsOf([...(counted.data ?? []), ...(waiting.data ?? [])])
  if (!hasSome || counted.data === undefined || overlaps.length === 0) return null
  const open = overlaps.filter((overlap) => !overlap.isSettled)
  const settled = overlaps.filter((overlap) => overlap.isSettled)
  return (
    <Panel title="The same bill in several formats">
      <Stack gap="sm">
        {open.length === 0 ? (
          <Text size="sm" c="dimmed">
            You chose which format counts. The choice holds for later deliveries too.
          </Text>
        ) : (
          <>
            <Notes
              tone="warning"
              notes={[
                'Formats of one bill are never added up. Say which counts; until then the first of FOCUS, AWS CUR, Azure and GCP does.',
              ]}
            />
            <OverlapList label="Bills that wait for a choice" overlaps={open} />
          </>
        )}
        {settled.length === 0 ? null : (
          <Disclosure title={`${settled.length} chosen ${settled.length === 1 ? 'bill' : 'bills'}`}>
            <OverlapList label="Bills with a chosen format" overlaps={settled} />
          </Disclosure>
        )}
      </Stack>
    </Panel>
  )
}
