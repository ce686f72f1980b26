import type { AnswerTable } from '../../shared/assistant-answer.ts'
import { formatMoney } from '../../shared/money.ts'
import { formatChange, formatPercent } from '../ui/format-amount.ts'

type Column = AnswerTable['columns'][number]

const changes = ['change_percent', 'deviation_percent']

/** A value of a table for a person; a dash for what is not known. */
export function formatCell(
  { key, kind }: Column,
  value: string | number | null | undefined,
  currency: string,
): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return value
  if (kind === 'money') return formatMoney(value, currency)
  if (kind === 'percent') return changes.includes(key) ? formatChange(value) : formatPercent(value)
  return String(value)
}
