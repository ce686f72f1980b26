import { Box } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { dataLink, importLink } from '../page-links.ts'
import { LinkedNotes } from '../ui/linked-notes.tsx'

/** Says above every page what somebody has to look after, such as a lost file. */
export function Warnings() {
  const health = useQuery(api.system.health.queryOptions())
  const warnings = health.data?.warnings ?? []
  if (warnings.length === 0) return null
  return (
    <Box mb="md">
      <LinkedNotes
        label="What needs your attention"
        notes={warnings.map(({ message, import_id }) => ({
          href: importLink(import_id),
          link: `Import ${import_id}`,
          text: message,
        }))}
        rest={dataLink('imports')}
      />
    </Box>
  )
}
