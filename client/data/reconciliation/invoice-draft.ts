import { InvoiceTotal } from '../../../shared/reconciliation.ts'
import { accountWords, type Account } from '../account-words.ts'

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

/** An invoice as it is typed; the account in words. */
export type InvoiceDraft = { readonly account: string; readonly currency: string; readonly total: string }

export const emptyInvoice: InvoiceDraft = { account: '', currency: '', total: '' }

export type CheckedInvoice =
  { readonly invoice: InvoiceTotal } | { readonly problems: Readonly<Partial<InvoiceDraft>> }

/** The invoice that a draft means, or what is wrong with each of its fields. */
export function checkInvoice(
  draft: InvoiceDraft,
  billing_period: string,
  accounts: readonly Account[],
): CheckedInvoice {
  const account = accounts.find((known) => accountWords(known) === draft.account)
  const currency = InvoiceTotal.shape.currency.safeParse(draft.currency.trim().toUpperCase())
  const checked = checkTotal(draft.total)
  if (account !== undefined && currency.success && 'total' in checked) {
    const { cloud_provider, billing_account_id } = account
    const key = { cloud_provider, billing_account_id, billing_period, currency: currency.data }
    return { invoice: { ...key, total: checked.total } }
  }
  return {
    problems: {
      ...(account === undefined ? { account: 'Choose the account that is billed.' } : {}),
      ...(currency.success ? {} : { currency: 'Write it in three letters, such as USD.' }),
      ...('problem' in checked ? { total: checked.problem } : {}),
    },
  }
}
