import { roundDecimal } from '../../shared/decimal.ts'
import type { ImportConflict } from '../../shared/import-conflict.ts'
import type { Day } from '../../shared/period.ts'
import { dayOfCell, subAccountOfCell, subAccountsOfCells } from './bill-cells.ts'
import { sumsByCurrency } from './counted-totals.ts'
import type { Conflict, Weighed } from './find-conflicts.ts'

const mostAccounts = 100

/** A conflict as the contract shows it, with a sentence in money and days. */
export function toImportConflict(conflict: Conflict): ImportConflict {
  const { bill, reason, rivals, judgement } = conflict
  const own = new Set(subAccountsOfCells(bill.cells))
  const lostAccounts = new Set(judgement.lost.map(subAccountOfCell).filter((account) => !own.has(account)))
  const measure = measureOf(bill.dataset)
  const described = {
    bill_id: bill.id,
    cloud_provider: bill.cloud_provider,
    billing_account_id: bill.billing_account_id,
    billing_period: bill.billing_period,
    dataset: bill.dataset,
    reason,
    lost_days: daysIn(judgement.lost.map(dayOfCell)),
    lost_sub_accounts: [...lostAccounts].sort().slice(0, mostAccounts),
    lost_cost: sumsByCurrency(conflict.lost, measure),
    standing_cost: sumsByCurrency(conflict.standing, measure),
    offered_cost: sumsByCurrency(conflict.offered, measure),
    new_days: daysIn(judgement.gained.map(dayOfCell)),
    new_cost: sumsByCurrency(conflict.added, measure),
    counted_import_ids: [...new Set(rivals.map(({ import_id }) => import_id))],
    delivered_at: bill.delivered_at,
    counted_delivered_at:
      rivals
        .map((rival) => rival.delivered_at)
        .sort()
        .at(-1) ?? null,
  }
  return { ...described, summary: summaryOf(described, lostAccounts.size) }
}

const daysIn = (days: readonly Day[]): Day[] => [...new Set(days)].sort()

function summaryOf(conflict: Omit<ImportConflict, 'summary'>, accounts: number): string {
  const { lost_days, lost_cost, standing_cost, offered_cost, delivered_at, counted_delivered_at } = conflict
  const month = monthWords(conflict.billing_period)
  const older =
    delivered_at !== null && counted_delivered_at !== null && delivered_at < counted_delivered_at
      ? `It was made on ${instantWords(delivered_at)}, and what counts on ${instantWords(counted_delivered_at)}. `
      : conflict.reason === 'older' && lost_days.length === 0
        ? 'It stands on no invoice yet, and what counts does. '
        : ''
  if (lost_days.length === 0) {
    const change = `${money(standing_cost)} of ${month} would become ${money(offered_cost)}`
    return `${older}${change} if it counted instead.`
  }
  const whose = accounts === 0 ? '' : accounts === 1 ? '1 sub account, ' : `${accounts} sub accounts, `
  const { count, span } = daysWords(lost_days)
  return `${older}${whose}${count} and ${money(lost_cost)} of ${month} would no longer count (${span}).`
}

function daysWords(days: readonly Day[]): { count: string; span: string } {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  return days.length === 1
    ? { count: '1 day', span: first }
    : { count: `${days.length} days`, span: `${first} to ${last}` }
}

/** What goes on counting beside a bill that replaced the rest of it, for a person. */
export function keptWords({ bill, judgement, lost, rivals }: Weighed): string {
  const { count, span } = daysWords(daysIn(judgement.lost.map(dayOfCell)))
  const imports = [...new Set(rivals.map(({ import_id }) => import_id))].join(', ')
  const measure = measureOf(bill.dataset)
  const amount = `${count} and ${money(sumsByCurrency(lost, measure))} of ${monthWords(bill.billing_period)}`
  return `${amount} that it does not cover (${span}) go on counting from import ${imports}.`
}

const measureOf = (dataset: string) => (dataset === 'azure_amortized' ? 'effective_cost' : 'billed_cost')

const instantWords = (instant: string) => instant.slice(0, 16).replace('T', ' ')

function monthWords(month: string): string {
  // Made here and not once for all: a format takes longer to make than most modules take to load.
  const months = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return months.format(new Date(`${month}-01T00:00:00Z`))
}

/** Amounts in several currencies for a person: `40.00 USD and 1,200.00 EUR`. */
function money(amounts: Readonly<Record<string, string>>): string {
  const words = Object.entries(amounts).map(([currency, amount]) => `${cents(amount)} ${currency}`)
  return words.length === 0 ? 'nothing' : words.join(' and ')
}

function cents(amount: string): string {
  const [whole = '0', fraction = ''] = roundDecimal(amount, 2).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction.padEnd(2, '0')}`
}
