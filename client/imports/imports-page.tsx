import { Stack } from '@mantine/core'
import { useSearchParams } from 'wouter'
import { ImportId } from '../../shared/bill-import.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ImportDetail } from './import-detail.tsx'
import { ImportList } from './import-list.tsx'
import { RemoveDemoData } from './remove-demo-data.tsx'
import { UploadPanel } from './upload-panel.tsx'

/** Bills come in here: drop one, see what was made of it, take it back. */
export function ImportsPage() {
  const [params, setParams] = useSearchParams()
  const asked = ImportId.safeParse({ id: params.get('id') })
  const id = asked.success ? asked.data.id : null
  const open = (next: number) => setParams({ id: String(next) })
  return (
    <>
      <PageHeader title="Imports" subtitle="Your bills, and what was made of them" />
      <Stack gap="sm">
        <UploadPanel onAccepted={open} />
        <RemoveDemoData />
        {id === null ? null : <ImportDetail key={id} id={id} />}
        <ImportList openId={id} onOpen={open} />
      </Stack>
    </>
  )
}
