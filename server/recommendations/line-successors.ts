import { sumMoney } from '../../shared/money.ts'
import { lineColumns } from './charge-lines.ts'
import type { CostLine } from './evidence.ts'
import { recentDays } from './line-figures.ts'

/** What told lines apart before charges had kinds. */
const earlierColumns = [
  'cloud_provider',
  'service_name',
  'account',
  'usage_type',
  null,
  'commitment_status',
] as const

type Named = Readonly<Partial<Record<(typeof lineColumns)[number], unknown>>>

/** What the key of a line says of it; null for a whole service. */
function readKey(key: string): Named | null {
  if (!key.startsWith('[')) return null
  const values: readonly unknown[] = JSON.parse(key)
  const columns = values.length === lineColumns.length ? lineColumns : earlierColumns
  return Object.fromEntries(
    columns.flatMap((column, place) => (column === null ? [] : [[column, values[place]]])),
  )
}

/** Whether a line is the one that a key names, also a key of an earlier version. */
export function isSameLine(key: string, line: CostLine): boolean {
  if (key === line.key) return true
  const named = readKey(key)
  if (named === null || 'charge_kind' in named) return false
  return Object.entries(named).every(([column, value]) =>
    Object.entries(line).some(([own, of]) => own === column && of === value),
  )
}

/**
 * Lines that took the place of others: of the same kind, service and account, without any cost in the four weeks before
 * and with some since. A volume of another type or a machine of another family is no saving of its whole cost.
 *
 * @param keys of the lines that were to cost less.
 * @param days how many days ago that was.
 */
export function successorsOf(keys: readonly string[], lines: readonly CostLine[], days: number): CostLine[] {
  const before = lines.filter((line) => keys.some((key) => isSameLine(key, line)))
  const named = keys.flatMap((key) => readKey(key) ?? [])
  const isAlike = (line: CostLine, one: Named) =>
    one.cloud_provider === line.cloud_provider &&
    one.service_name === line.service_name &&
    one.account === line.account &&
    (one.charge_kind === undefined || one.charge_kind === line.charge_kind)
  return lines.filter(
    (line) => !before.includes(line) && named.some((one) => isAlike(line, one)) && isNew(line.daily, days),
  )
}

function isNew(daily: readonly number[], days: number): boolean {
  const from = Math.max(0, daily.length - days)
  const earlier = daily.slice(Math.max(0, from - recentDays), from)
  return earlier.length > 0 && earlier.every((cost) => cost === 0) && sumMoney(daily.slice(from)) > 0
}
