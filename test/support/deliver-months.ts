import { daysOf, endOfMonth, type Day } from '../../shared/period.ts'
import type { TestApp } from './create-test-app.ts'
import { deliverFiles } from './deliver-files.ts'
import { focusBill } from './focus-bill.ts'

type Options = {
  /** The last day with a charge. */
  readonly last: Day
  readonly missing?: readonly Day[]
  /** What each service costs on a day; `index` counts the days of its month that have charges. */
  readonly costs: (day: Day, index: number) => Readonly<Record<string, string>>
}

/** Delivers a FOCUS bill of AWS for each month, day by day. */
export async function deliverMonths(
  app: TestApp,
  months: readonly string[],
  { last, missing = [], costs }: Options,
): Promise<void> {
  for (const month of months) {
    const end = endOfMonth(`${month}-01`)
    const rows = daysOf({ start_date: `${month}-01`, end_date: end < last ? end : last })
      .filter((day) => !missing.includes(day))
      .flatMap((day, index) =>
        Object.entries(costs(day, index)).map(([ServiceName, BilledCost]) => ({
          ServiceName,
          BilledCost,
          BillingPeriodStart: `${month}-01T00:00:00Z`,
          ChargePeriodStart: `${day}T00:00:00Z`,
        })),
      )
    await deliverFiles(app, { [`focus-${month}.csv`]: focusBill(rows) })
  }
}
