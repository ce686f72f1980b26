import { Box } from '@mantine/core'
import { Notes } from './notes.tsx'

type Props = { readonly problems: readonly string[] }

/** Stands above a page whose address could not be understood in all its parts. */
export function AddressNotice({ problems }: Props) {
  if (problems.length === 0) return null
  return (
    <Box mb="sm">
      <Notes notes={problems} tone="warning" />
    </Box>
  )
}
