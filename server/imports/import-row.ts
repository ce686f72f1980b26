import { z } from 'zod'
import { ControlTotals, ImportedFile, RejectedRow, type BillImport } from '../../shared/bill-import.ts'
import type { ImportRow } from '../database/tables.ts'

const Files = z.array(ImportedFile)
const Rejected = z.array(RejectedRow)

/** A stored import as the contract shows it. */
export function toBillImport(row: ImportRow): BillImport {
  const { source_id: _source, content_hash: _hash, files, rejected, control_totals, ...rest } = row
  return {
    ...rest,
    files: Files.parse(JSON.parse(files)),
    rejected: Rejected.parse(JSON.parse(rejected)),
    control_totals: control_totals === null ? null : ControlTotals.parse(JSON.parse(control_totals)),
  }
}
