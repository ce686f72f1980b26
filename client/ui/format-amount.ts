import { formatUsd } from '../../shared/money.ts'

const compact = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  minimumFractionDigits: 0,
  maximumFractionDigits: 1,
})

const percent = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** An amount for an axis, where the exact one has no room: `$1.2K`. */
export function formatCompactUsd(amount: number): string {
  return compact.format(amount)
}

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

/** A difference in USD for a person, always with its sign: `+$143.10`. */
export function formatDifference(amount: number): string {
  const size = formatUsd(Math.abs(amount))
  if (size === '$0.00') return size
  return `${amount > 0 ? '+' : '−'}${size}`
}
