import type { Overview } from '../../shared/overview.ts'
import { trendOf } from '../../shared/summary.ts'
import { perDayWords } from '../charts/per-day-words.ts'
import { explainLink } from '../page-links.ts'
import { ChangeFigure } from '../ui/change-figure.tsx'
import { formatDay, formatDayRange, formatVersus } from '../ui/format-day.ts'
import { KpiGrid } from '../ui/kpi-grid.tsx'
import { Kpi } from '../ui/kpi.tsx'
import { TextLink } from '../ui/text-link.tsx'
import { alertWords, budgetCountWords, budgetWords, errorWords, intervalWords } from './kpi-words.ts'
import { formatCost, formatDifference } from '../ui/format-amount.ts'

type Props = { readonly overview: Overview }

/** Month to date, where it is heading, whether that is within the budgets, and how it compares. */
export function KpiStrip({ overview }: Props) {
  const { forecast, change, budgets, freshness, open_alert_count } = overview
  const through = freshness.complete_through
  const perDay = change === null ? null : perDayWords(change)
  return (
    <KpiGrid label="Key figures">
      <Kpi
        label="Month to date"
        value={formatCost(overview.month_to_date)}
        detail={
          <>
            <div>{formatDayRange(overview.month)}</div>
            <div>{through === null ? 'No day is complete yet' : `Complete up to ${formatDay(through)}`}</div>
          </>
        }
      />
      <Kpi
        label="Forecast for the month"
        value={forecast === null ? '–' : formatCost(forecast.total.expected)}
        detail={
          forecast === null ? (
            'Too little data'
          ) : (
            <>
              <div>{intervalWords(forecast.total)}</div>
              <div>{errorWords(forecast.total_error_percent)}</div>
            </>
          )
        }
      />
      <Kpi
        label="Budgets"
        value={budgetWords(budgets)}
        detail={
          <>
            <TextLink href="/budgets" size="xs">
              {budgetCountWords(budgets.length)}
            </TextLink>
            <div>
              <TextLink href="/budgets?tab=alerts" size="xs">
                {alertWords(open_alert_count)}
              </TextLink>
            </div>
          </>
        }
      />
      <Kpi
        label="Change"
        value={
          change === null || change.percentage_change === null ? (
            '–'
          ) : (
            <ChangeFigure percentage={change.percentage_change} trend={trendOf(change.percentage_change)} />
          )
        }
        detail={
          change === null ? (
            'No day of the month is complete yet'
          ) : (
            <>
              <div>{formatVersus(change.current, change.previous)}</div>
              {perDay === null ? null : <div>{perDay}</div>}
              {change.exchange_rate_change === 0 ? null : (
                <div>{`Exchange rates make ${formatDifference(change.exchange_rate_change)} of it`}</div>
              )}
              <TextLink href={explainLink({}, change)} size="xs">
                Explain the change
              </TextLink>
            </>
          )
        }
      />
    </KpiGrid>
  )
}
