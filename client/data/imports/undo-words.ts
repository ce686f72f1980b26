import { familyOf, type Bill } from '../../../shared/bill.ts'
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
  if (bills.some((bill) => bill.state === 'held')) {
    return ['It waits for a decision. Nothing of it is in the totals, so they stay as they are.']
  }
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
      other.billing_period === bill.billing_period &&
      other.first_day <= bill.last_day &&
      bill.first_day <= other.last_day,
  )
  const earlier = others.filter((other) => other.dataset === bill.dataset && gaveWay(other))
  const [only] = earlier
  if (only !== undefined) {
    if (earlier.length > 1) return 'what earlier deliveries say of it counts again'
    return only.state === 'replaced'
      ? `the delivery of import ${only.import_id} counts again`
      : `all days of import ${only.import_id} count again`
  }
  const rival = others.find((other) => other.dataset !== bill.dataset && comesIn(other, bill))
  return rival === undefined ? 'leaves the totals' : `${datasetName(rival.dataset)} counts in its place`
}

/** To this or another delivery, wholly or on some days. */
const gaveWay = ({ state, is_partial }: Bill) => state === 'replaced' || (state === 'counted' && is_partial)

/** Another format, or the other one of Azure's two kinds of costs. */
const comesIn = (other: Bill, bill: Bill) =>
  other.state === 'overlapping' ||
  (other.state === 'counted' && familyOf(other.dataset) === familyOf(bill.dataset))
