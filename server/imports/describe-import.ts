import type { BillImport, ImportSummary, RejectedRow } from '../../shared/bill-import.ts'
import type { ImportConflict } from '../../shared/import-conflict.ts'
import { familyOf, type Bill } from '../../shared/bill.ts'
import type { ImportRow, RejectedRow as StoredRejectedRow } from '../database/import-tables.ts'
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
  conflicts: readonly ImportConflict[],
): BillImport {
  return {
    ...toImportSummary(row),
    rejected: rejected.map(toRejectedRow),
    request_id: row.request_id,
    notes: JSON.parse(row.notes),
    control_totals: row.control_totals === null ? null : JSON.parse(row.control_totals),
    bills: bills.map(toBill),
    conflicts: [...conflicts],
  }
}

export function toRejectedRow({ file, line, column_name, value, reason }: StoredRejectedRow): RejectedRow {
  return { file, line, column: column_name, value, reason }
}

export function toBill(row: ChosenBillRow): Bill {
  return {
    id: row.id,
    import_id: row.import_id,
    state: row.state,
    dataset: row.dataset,
    cloud_provider: row.cloud_provider,
    billing_account_id: row.billing_account_id,
    billing_account_name: row.billing_account_name,
    billing_period: row.billing_period,
    first_day: row.first_day,
    last_day: row.last_day,
    delivered_at: row.delivered_at,
    is_final: row.is_final === 1,
    row_count: row.row_count,
    is_partial: row.is_partial === 1,
    is_chosen: row.chosen_dataset !== null && familyOf(row.chosen_dataset) === familyOf(row.dataset),
  }
}
