import { Anchor, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { importLink } from '../../page-links.ts'
import { Panel } from '../../ui/panel.tsx'
import { fileNames } from './file-names.ts'
import { isUnderWay } from './import-status.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { progressWords } from './progress-words.ts'
import { useImports } from './use-imports.ts'

type Props = {
  /** The import whose progress stands elsewhere on the page. */
  readonly except?: string
}

/** The imports that go on right now, whoever started them: also after the page was loaded anew. */
export function RunningImports({ except }: Props) {
  const queryClient = useQueryClient()
  const imports = useImports()
  const underWay = imports.data?.filter((one) => isUnderWay(one.status)) ?? []
  const ids = underWay.map((one) => one.id).join()
  useEffect(() => {
    // When one of them ends, costs and everything made of them have changed.
    if (ids === '') return
    return () => void queryClient.invalidateQueries()
  }, [ids, queryClient])

  const shown = underWay.filter((one) => String(one.id) !== except)
  if (shown.length === 0) return null
  return (
    <Panel title="Under way">
      <Stack gap="md">
        {shown.map((one) => (
          <div key={one.id}>
            <Group mb={4}>
              <Anchor component={Link} href={importLink(one.id)} size="sm" fw={500}>
                {fileNames(one)}
              </Anchor>
            </Group>
            <ProgressBar
              label={`Progress of import ${one.id}`}
              shown={progressWords(one.progress, one.rows_kept)}
            />
          </div>
        ))}
      </Stack>
    </Panel>
  )
}
