type DayCounts = { readonly compared_days: number; readonly previous_days: number }

/** That two periods of unequal length are compared per day; null where they are equal. */
export function perDayWords({ compared_days, previous_days }: DayCounts): string | null {
  if (compared_days === previous_days) return null
  const days = compared_days === 1 ? 'day' : 'days'
  return `${compared_days} ${days} against ${previous_days}: compared per day.`
}
