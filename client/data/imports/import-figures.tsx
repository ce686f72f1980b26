import type { BillImport } from '../../../shared/bill-import.ts'
import { KpiGrid } from '../../ui/kpi-grid.tsx'
import { Kpi } from '../../ui/kpi.tsx'
import { formatCents, formatExact } from '../format-exact.ts'
import { isUnderWay } from './import-status.tsx'

type Props = { readonly detail: BillImport }

const count = new Intl.NumberFormat('en-US')

/** The bill in four figures; the sums are exact, to be held against the invoice. */
export function ImportFigures({ detail }: Props) {
  const { status, rows_read, rows_kept, rows_rejected, control_totals: totals } = detail
  const currencies = Object.keys(totals?.by_currency ?? {}).join(', ')
  const sum = (amount: string | null | undefined) => {
    if (isUnderWay(status)) return undefined
    return amount === null || amount === undefined ? '–' : formatCents(amount)
  }
  const exact = (amount: string | null | undefined) =>
    amount === null || amount === undefined || formatCents(amount) === formatExact(amount)
      ? currencies
      : `${currencies}, exactly ${formatExact(amount)}`
  return (
    <KpiGrid label="The bill in figures">
      <Kpi label="Rows kept" value={count.format(rows_kept)} detail={`of ${count.format(rows_read)} read`} />
      <Kpi
        label="Rows rejected"
        value={count.format(rows_rejected)}
        detail={rows_rejected === 0 ? 'None' : 'Listed below with their reasons'}
      />
      <Kpi label="Billed cost" value={sum(totals?.billed_cost)} detail={exact(totals?.billed_cost)} />
      <Kpi
        label="Effective cost"
        value={sum(totals?.effective_cost)}
        detail={exact(totals?.effective_cost)}
      />
    </KpiGrid>
  )
}
