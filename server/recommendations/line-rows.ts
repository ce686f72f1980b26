import { groupBy } from '../../shared/group-by.ts'
import { addDays } from '../../shared/period.ts'
import type { CostLine, Evidence, ResourceLine } from './evidence.ts'
import { monthlyCost } from './line-figures.ts'

/** What a row is, apart from what it costs. */
export type RowKind = Pick<
  CostLine,
  | 'cloud_provider'
  | 'service_name'
  | 'account'
  | 'charge_kind'
  | 'resource_class'
  | 'platform'
  | 'usage_type'
  | 'commitment_status'
>

/** One resource of one line, or the line itself where bills name none of its resources. */
export type Row = RowKind & {
  readonly line: string
  readonly monthly: number
  readonly resource: ResourceLine | null
}

export function rowOf(resource: ResourceLine): Row {
  return { ...resource, resource }
}

function rowOfLine(line: CostLine): Row {
  return { ...line, line: line.key, monthly: monthlyCost([line]), resource: null }
}

/**
 * Rows that belong together: those of one resource, or of one account where bills name none of its resources.
 *
 * @param isAbout which lines and resources count.
 */
export function unitsOf(evidence: Evidence, isAbout: (what: RowKind) => boolean): Row[][] {
  const named = groupBy(evidence.resources, ({ line }) => line)
  const lines = evidence.lines.filter(isAbout)
  const accountOf = ({ cloud_provider, account }: RowKind) => `${cloud_provider}\n${account ?? ''}`
  return [...groupBy(lines, accountOf).values()].flatMap((own) => {
    const rows = own.flatMap(({ key }) => named.get(key) ?? []).map(rowOf)
    return rows.length === 0
      ? [own.map(rowOfLine)]
      : [...groupBy(rows, ({ resource }) => idOf(resource)).values()]
  })
}

/** Azure writes ids in letters of any case. */
export function idOf(resource: { readonly resource_id: string } | null): string {
  return resource?.resource_id.toLowerCase() ?? ''
}

/** What resources have to be there for, in days, before anything is said about them. */
const leastAge = 14

/** Whether a resource was there for two weeks, and still is, as far as that is known. */
export function isSettled(
  { first_day, last_day }: Pick<ResourceLine, 'first_day' | 'last_day'>,
  { range }: Pick<Evidence, 'range'>,
): boolean {
  return (
    (first_day === null || first_day <= addDays(range.end_date, -leastAge)) &&
    (last_day === null || last_day >= addDays(range.end_date, -1))
  )
}
