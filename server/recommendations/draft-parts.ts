import type { EvidenceFigure } from '../../shared/recommendation.ts'
import { moneyUnit } from '../../shared/insight-settings.ts'
import type { Draft } from './evidence.ts'

/** In the reporting currency, which the recommendation names. */
export const inMoney = (label: string, value: number): EvidenceFigure => ({ label, value, unit: moneyUnit })
export const inPercent = (label: string, value: number): EvidenceFigure => ({ label, value, unit: 'percent' })

/** A saving that is a part of a monthly cost; at least half of it, at most all. */
export function partOf(monthly: number, ...percents: readonly number[]): NonNullable<Draft['saving']> {
  const expected = percents.reduce((saving, percent) => (saving * percent) / 100, monthly)
  return { low: expected / 2, expected, high: expected }
}

/** A list for a sentence: the first names and how many more. */
export function namesIn(names: readonly string[]): string {
  const distinct = [...new Set(names)]
  const shown = distinct.slice(0, 3).join(', ')
  return distinct.length > 3 ? `${shown} and ${distinct.length - 3} more` : shown
}
