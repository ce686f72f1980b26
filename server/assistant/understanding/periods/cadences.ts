import type { CalendarUnit } from '../../../../shared/period.ts'

/** A change that is asked for by its rhythm, such as month over month. */
export type Cadence = { readonly pattern: RegExp; readonly unit: CalendarUnit; readonly yearly: boolean }

const over = String.raw`[\s-]*(?:over|on|upon|to|after)[\s-]*`
export const cadences: readonly Cadence[] = [
  {
    pattern: new RegExp(`\\b(?:mom|m[/]m|month${over}(?:previous |prior |last )?month)\\b`, 'g'),
    unit: 'month',
    yearly: false,
  },
  {
    pattern: new RegExp(`\\b(?:w[/]w|wow|week${over}(?:previous |prior |last )?week)\\b`, 'g'),
    unit: 'week',
    yearly: false,
  },
  {
    pattern: new RegExp(`\\b(?:qoq|q[/]q|quarter${over}(?:previous |prior |last )?quarter)\\b`, 'g'),
    unit: 'quarter',
    yearly: false,
  },
  {
    pattern: new RegExp(
      `\\b(?:yoy|y[/]y|year${over}(?:previous |prior |last )?year|annual (?:change|growth))\\b`,
      'g',
    ),
    unit: 'month',
    yearly: true,
  },
  {
    pattern: new RegExp(`\\b(?:dod|d[/]d|day${over}(?:previous |prior |last )?day)\\b`, 'g'),
    unit: 'day',
    yearly: false,
  },
]
