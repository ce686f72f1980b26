import { Box, Skeleton } from '@mantine/core'

type Props = { readonly label: string; readonly height: number | string }

/** Holds the place of what is being fetched, in its size. */
export function LoadingBlock({ label, height }: Props) {
  return (
    <Box component="output" display="block" aria-label={label}>
      <Skeleton height={height} />
    </Box>
  )
}
