import type { ImportRow } from '../database/tables.ts'

/** What was found in a bill before it was refused. */
export type Findings = Partial<Pick<ImportRow, 'format' | 'rows_read' | 'rows_rejected' | 'rejected'>>

/** A bill that cannot be taken as a whole; the message says why and what to do. */
export class BillRefused extends Error {
  override readonly name = 'BillRefused'
  readonly findings: Findings

  constructor(message: string, options: ErrorOptions & { readonly findings?: Findings } = {}) {
    super(message, options)
    this.findings = options.findings ?? {}
  }
}
