import { Stack } from '@mantine/core'
import { LoadingBlock } from './loading-block.tsx'

/** Stands in for a page whose code is still on its way. */
export function PageSkeleton() {
  return (
    <Stack gap="sm">
      <LoadingBlock label="Loading the page" height={86} />
      <LoadingBlock label="Loading the figures" height={108} />
      <LoadingBlock label="Loading the content" height="var(--panel-height)" />
    </Stack>
  )
}
