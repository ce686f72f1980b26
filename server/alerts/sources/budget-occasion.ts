import { z } from 'zod'
import { thresholdBases } from '../../../shared/budget-state.ts'
import { Day } from '../../../shared/period.ts'

const Occasion = z.object({
  id: z.coerce.number<string>(),
  start_date: Day,
  basis: z.enum(thresholdBases),
  percent: z.coerce.number<string>(),
})

/** One threshold of a budget in one of its periods. */
export type BudgetOccasion = z.infer<typeof Occasion>

/** The text by which alerts about the same threshold in the same period are known. */
export function budgetOccasion({ id, start_date, basis, percent }: BudgetOccasion): string {
  return `budget ${id} ${start_date} ${basis} ${percent}`
}

/** @throws ZodError for a text that `budgetOccasion` did not write. */
export function readBudgetOccasion(text: string): BudgetOccasion {
  const [, id, start_date, basis, percent] = text.split(' ')
  return Occasion.parse({ id, start_date, basis, percent })
}
