import { ImportId } from '../../../shared/bill-import.ts'
import { ImportDetail } from './import-detail.tsx'
import { ImportList } from './import-list.tsx'
import { RemoveDemoData } from './remove-demo-data.tsx'
import { RunningImports } from './running-imports.tsx'
import { UploadPanel } from './upload-panel.tsx'

type Props = { readonly openId: string; readonly onOpen: (id: number) => void }

/** Bills come in here: drop one, see what was made of it, take it back. */
export function ImportsView({ openId, onOpen }: Props) {
  const asked = ImportId.safeParse({ id: openId })
  const id = asked.success ? asked.data.id : null
  return (
    <>
      <UploadPanel onAccepted={onOpen} />
      <RemoveDemoData />
      <RunningImports except={openId} />
      {id === null ? null : <ImportDetail key={id} id={id} />}
      <ImportList openId={id} onOpen={onOpen} />
    </>
  )
}
