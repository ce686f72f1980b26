import type { BillImport } from '../../shared/bill-import.ts'
import { importsEnded } from '../../server/imports/import-queue.ts'
import type { TestApp } from './create-test-app.ts'

/** Uploads files the way the page does, waits until they were read, and returns the outcome. */
export async function deliverBill(
  app: TestApp,
  ...contents: readonly (string | Uint8Array<ArrayBuffer>)[]
): Promise<BillImport> {
  const form = new FormData()
  for (const [index, content] of contents.entries())
    form.append('file', new Blob([content]), `bill-${index}.csv`)
  const { status, body } = await app.rest('/imports', { method: 'POST', body: form })
  if (status !== 202) throw new Error(`The upload answered ${status}: ${JSON.stringify(body)}`)
  await importsEnded(app.ctx)
  return app.client.imports.get.query({ id: body.id })
}
