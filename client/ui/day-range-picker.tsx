import { DatePickerInput } from '@mantine/dates'
import '@mantine/dates/styles.css'
import { useState } from 'react'
import { formatDay } from './format-day.ts'
import type { DayRange } from '../../shared/period.ts'

type Props = {
  readonly label?: string
  readonly days: DayRange
  readonly onChange: (days: DayRange) => void
}

type Picked = [string | null, string | null]

/** Two days from a calendar. Nothing changes until both are picked. */
export function DayRangePicker({ label = 'First and last day', days, onChange }: Props) {
  const [picked, setPicked] = useState<Picked>([days.start_date, days.end_date])
  // The calendar opens at the end of the range, which is where people look first.
  const [month, setMonth] = useState(days.end_date)
  const pick = (next: Picked) => {
    setPicked(next)
    const [start_date, end_date] = next
    if (start_date !== null && end_date !== null) onChange({ start_date, end_date })
  }
  return (
    <DatePickerInput
      type="range"
      size="xs"
      w={214}
      // With the very words that it shows.
      aria-label={`${label}: ${formatDay(days.start_date)} – ${formatDay(days.end_date)}`}
      date={month}
      onDateChange={setMonth}
      valueFormat="MMM D, YYYY"
      allowSingleDateInRange
      value={picked}
      onChange={pick}
    />
  )
}
