import { z } from 'zod'
import { budgetOrders, budgetStatusFilters } from './shown-budgets.ts'

export const budgetTabs = ['budgets', 'alerts', 'webhooks'] as const
export const alertFilters = ['open', 'acknowledged', 'resolved', 'all'] as const

/** What the page shows; all of it stands in the address. */
export const BudgetsView = z.object({
  tab: z.enum(budgetTabs).catch('budgets'),
  alerts: z.enum(alertFilters).catch('open'),
  /** What the names, owners, teams and scopes of budgets are searched for. */
  search: z.string().catch(''),
  status: z.enum(budgetStatusFilters).catch('all'),
  team: z.string().catch(''),
  order: z.enum(budgetOrders).catch('spent'),
  /** The first is 1. */
  page: z
    .string()
    .regex(/^[1-9]\d{0,3}$/)
    .catch('1'),
})
export type BudgetsView = z.infer<typeof BudgetsView>

/** The place of the first entry of a page, that of the last page where there are not so many. */
export function firstOnPage(page: string, size: number, count: number): number {
  const first = Math.min((Number(page) - 1) * size, Math.max(0, count - 1))
  return first - (first % size)
}
