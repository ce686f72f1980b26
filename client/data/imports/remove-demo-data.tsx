import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { FailedNotice } from '../../ui/failed-notice.tsx'
import { Notes } from '../../ui/notes.tsx'

/** Once a real bill is in, the demo data only falsifies the totals. */
export function RemoveDemoData() {
  const queryClient = useQueryClient()
  const health = useQuery(api.system.health.queryOptions())
  const imports = useQuery(api.imports.list.queryOptions())
  const removal = useMutation(
    api.demo_data.remove.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  const hasBill = imports.data?.some((one) => one.status === 'done') ?? false
  if (removal.isError) {
    return (
      <FailedNotice
        title="The demo data could not be removed"
        message={removal.error.message}
        onRetry={() => removal.mutate()}
      />
    )
  }
  if (!hasBill || health.data?.has_demo_data !== true) return null
  return (
    <Notes notes={['The totals still contain the demo data beside your bills.']} tone="warning">
      <Button
        size="compact-sm"
        variant="default"
        loading={removal.isPending}
        onClick={() => removal.mutate()}
      >
        Remove the demo data
      </Button>
    </Notes>
  )
}
