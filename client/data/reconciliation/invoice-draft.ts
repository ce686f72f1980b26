import { InvoiceTotal } from '../../../shared/reconciliation.ts'

export type CheckedTotal = { readonly total: string } | { readonly problem: string }

const total = InvoiceTotal.shape.total

/** The total of an invoice as people type it, `$12,310.20`, as an exact decimal, or what is wrong with it. */
export function checkTotal(text: string): CheckedTotal {
  const plain = text.replaceAll(/[\s$€£]/g, '')
  if (plain === '') return { problem: 'Write the total that the invoice asks for.' }
  const ungrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
  const result = total.safeParse(ungrouped)
  if (result.success) return { total: result.data }
  return { problem: result.error.issues[0]?.message ?? 'Write the total as a plain decimal.' }
}
