import { importsEnded } from '../../server/imports/import-queue.ts'
import type { BillImport } from '../../shared/bill-import.ts'
import type { TestApp } from './create-test-app.ts'

/** Uploads files under their names, waits until they were read, and returns the outcome. */
export async function deliverFiles(
  app: TestApp,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<BillImport> {
  const form = new FormData()
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? content : new Uint8Array(content)
    form.append('file', new Blob([bytes]), name)
  }
  const { status, body } = await app.rest('/imports', { method: 'POST', body: form })
  if (status !== 202) throw new Error(`The upload answered ${status}: ${JSON.stringify(body)}`)
  await importsEnded(app.ctx)
  return app.client.imports.get.query({ id: body.id })
}
