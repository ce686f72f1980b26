import { intersection, type DayRange } from '../../shared/period.ts'

/**
 * What the reader of a change must know where the data does not reach back over the whole comparison period.
 *
 * @param data the days that there is any data for.
 */
export function comparisonNotes(comparison: DayRange, data: DayRange | null): string[] {
  if (data === null || comparison.start_date >= data.start_date) return []
  return intersection(comparison, data) === null
    ? [`The data starts on ${data.start_date}, after the comparison period.`]
    : [
        `The data starts on ${data.start_date}, so the comparison period is only partly covered and the change says little.`,
      ]
}
