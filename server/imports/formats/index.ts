import { awsCur } from './aws-cur.ts'
import { azure } from './azure.ts'
import type { BillFormat, Requirement } from './bill-format.ts'
import type { Columns } from './columns.ts'
import { focus } from './focus.ts'
import { gcp } from './gcp.ts'

/** Every format that can be imported, the more telling ones first; a new one is a file and a line here. */
export const billFormats: readonly BillFormat[] = [focus, awsCur, azure, gcp]

/** The format that a bill's columns show, whatever its file is called. */
export function formatOf(columns: Columns): BillFormat | undefined {
  return billFormats.find((format) => missingIn(columns, format).length === 0)
}

/** What a bill lacks of what a format requires. */
export function missingIn(columns: Columns, { requires }: BillFormat): readonly Requirement[] {
  return requires.filter((names) => !names.some((name) => columns.has(name)))
}
