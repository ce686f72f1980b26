import { dayStates } from '../../../shared/coverage.ts'
import classes from './calendar-strip.module.css'

const words = {
  complete: 'Complete',
  partial: 'Still growing',
  missing: 'No charges',
} as const

/** What the cells of the calendars mean. */
export function CalendarLegend() {
  return (
    <ul className={classes['legend']} aria-label="Key to the calendars">
      {dayStates.map((state) => (
        <li key={state}>
          <span className={classes['swatch']} data-state={state} />
          {words[state]}
        </li>
      ))}
    </ul>
  )
}
