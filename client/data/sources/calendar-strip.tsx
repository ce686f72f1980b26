import { Button, useComputedColorScheme } from '@mantine/core'
import { useState } from 'react'
import type { AccountCoverage } from '../../../shared/coverage.ts'
import { providerColor } from '../../charts/series-colors.ts'
import { calendarMonths } from './calendar-months.ts'
import classes from './calendar-strip.module.css'

type Props = { readonly label: string; readonly coverage: AccountCoverage }

const monthsAtFirst = 12

/** Which days of an account the bills cover: a small calendar for each month, the newest at the right end. */
export function CalendarStrip({ label, coverage }: Props) {
  const [isWhole, setWhole] = useState(false)
  const scheme = useComputedColorScheme('light')
  const all = calendarMonths(coverage.days)
  const months = isWhole ? all : all.slice(-monthsAtFirst)
  return (
    <>
      <section
        className={classes['strip']}
        aria-label={label}
        // Without it nobody could scroll by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        ref={scrollToEnd}
        style={{ color: providerColor(coverage.cloud_provider, scheme) }}
      >
        {months.map(({ month, name, summary, firstRow, cells }) => (
          <figure key={month} className={classes['month']} aria-label={summary}>
            <div className={classes['name']} aria-hidden>
              {name}
            </div>
            <div className={classes['days']}>
              {cells.map(({ date, state, title }, index) => (
                <i
                  key={date}
                  title={title}
                  data-state={state}
                  style={index === 0 ? { gridRow: firstRow } : undefined}
                />
              ))}
            </div>
          </figure>
        ))}
      </section>
      {months.length === all.length ? null : (
        <Button mt={6} size="compact-xs" variant="default" onClick={() => setWhole(true)}>
          {`Show all ${all.length} months`}
        </Button>
      )}
    </>
  )
}

function scrollToEnd(strip: HTMLElement | null): void {
  if (strip !== null) strip.scrollLeft = strip.scrollWidth
}
