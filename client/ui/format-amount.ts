import { formatMoney } from '../../shared/money.ts'
import { pageCurrency } from './page-currency.ts'

/** A cost in the page's currency for a person: `$1,234.50`. */
export function formatCost(amount: number): string {
  return formatMoney(amount, pageCurrency())
}

const compacts = new Map<string, Intl.NumberFormat>()

/** An amount for an axis, where the exact one has no room: `$1.2K`. */
export function formatCompact(amount: number): string {
  const currency = pageCurrency()
  const known = compacts.get(currency)
  if (known !== undefined) return known.format(amount)
  const made = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  })
  compacts.set(currency, made)
  return made.format(amount)
}

const percent = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** A share for a person: `41.2%`; a small one is not called nothing. */
export function formatPercent(percentage: number): string {
  if (percentage !== 0 && Math.abs(percentage) < 0.05) return percentage > 0 ? '<0.1%' : '>-0.1%'
  return `${percent.format(percentage)}%`
}

/** A change for a person, always with its sign: `+6.3%`. */
export function formatChange(percentage: number): string {
  const size = percent.format(Math.abs(percentage))
  if (percentage === 0) return '0.0%'
  return `${percentage > 0 ? '+' : '−'}${size}%`
}

/** A difference in the page's currency for a person, always with its sign: `+$143.10`. */
export function formatDifference(amount: number): string {
  const size = formatCost(Math.abs(amount))
  if (size === formatCost(0)) return size
  return `${amount > 0 ? '+' : '−'}${size}`
}
