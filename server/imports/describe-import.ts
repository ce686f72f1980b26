import type { BillImport, ImportSummary, RejectedRow } from '../../shared/bill-import.ts'
import { familyOf, type Bill } from '../../shared/bill.ts'
import type { ImportRow, RejectedRow as StoredRejectedRow } from '../database/bill-tables.ts'
import type { ChosenBillRow } from './bills-with-choice.ts'
import { filesOf } from './import-files.ts'

/** An import as lists show it. */
export function toImportSummary(row: ImportRow): ImportSummary {
  const {
    id,
    status,
    origin,
    format,
    rows_read,
    rows_kept,
    rows_rejected,
    message,
    created_at,
    finished_at,
  } = row
  return {
    id,
    status,
    origin,
    format,
    files: filesOf(row).map(({ name, bytes }) => ({ name, bytes })),
    rows_read,
    rows_kept,
    rows_rejected,
    message,
    progress: row.progress === null ? null : JSON.parse(row.progress),
    created_at,
    finished_at,
  }
}

/** An import with its details. */
export function toBillImport(
  row: ImportRow,
  rejected: readonly StoredRejectedRow[],
  bills: readonly ChosenBillRow[],
): BillImport {
  return {
    ...toImportSummary(row),
    rejected: rejected.map(toRejectedRow),
    request_id: row.request_id,
    notes: JSON.parse(row.notes),
    control_totals: row.control_totals === null ? null : JSON.parse(row.control_totals),
    bills: bills.map(toBill),
  }
}

export function toRejectedRow({ file, line, column_name, value, reason }: StoredRejectedRow): RejectedRow {
  return { file, line, column: column_name, value, reason }
}

export function toBill(row: ChosenBillRow): Bill {
  const { fingerprint: _fingerprint, effective_counts: _effective, is_final, chosen_dataset, ...bill } = row
  return {
    ...bill,
    is_final: is_final === 1,
    is_chosen: chosen_dataset !== null && familyOf(chosen_dataset) === familyOf(bill.dataset),
  }
}
