import type { Bill } from '../../../shared/bill.ts'
import { formatMonth } from '../../ui/format-month.ts'
import { accountWords, datasetName } from '../account-words.ts'

const mostNamed = 6

/**
 * What an undo would do to the totals, a sentence for each account and month.
 *
 * @param bills those of the import.
 * @param all the bills of all imports.
 */
export function undoWords(bills: readonly Bill[], all: readonly Bill[]): string[] {
  const sentences = bills
    .filter((bill) => bill.state === 'counted')
    .map((bill) => `${accountWords(bill)}, ${formatMonth(bill.billing_period)}: ${successorOf(bill, all)}.`)
  const more = sentences.length - mostNamed
  if (sentences.length === 0) return ['None of its bills is in the totals, so they stay as they are.']
  return more > 1 ? [...sentences.slice(0, mostNamed), `And ${more} more bills.`] : sentences
}

function successorOf(bill: Bill, all: readonly Bill[]): string {
  const others = all.filter(
    (other) =>
      other.import_id !== bill.import_id &&
      other.cloud_provider === bill.cloud_provider &&
      other.billing_account_id === bill.billing_account_id &&
      other.billing_period === bill.billing_period,
  )
  const earlier = others.filter((other) => other.state === 'replaced' && other.dataset === bill.dataset)
  const [only] = earlier
  if (only !== undefined) {
    return earlier.length > 1
      ? 'an earlier delivery counts again'
      : `the delivery of import ${only.import_id} counts again`
  }
  const rival = others.find((other) => other.state === 'overlapping' || other.state === 'counted')
  return rival === undefined ? 'leaves the totals' : `${datasetName(rival.dataset)} counts in its place`
}
