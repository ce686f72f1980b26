import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'
import type { Month } from '../../shared/bill.ts'

dayjs.extend(utc)

/** A month for a person: `March 2026`. */
export function formatMonth(month: Month): string {
  return dayjs.utc(`${month}-01`).format('MMMM YYYY')
}

/** The same where there is little room: `Mar 2026`. */
export function formatShortMonth(month: Month): string {
  return dayjs.utc(`${month}-01`).format('MMM YYYY')
}
