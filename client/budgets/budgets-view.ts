import { z } from 'zod'

export const budgetTabs = ['budgets', 'alerts', 'webhooks'] as const
export const alertFilters = ['open', 'acknowledged', 'resolved', 'all'] as const

/** What the page shows; all of it stands in the address. */
export const BudgetsView = z.object({
  tab: z.enum(budgetTabs).catch('budgets'),
  alerts: z.enum(alertFilters).catch('open'),
})
export type BudgetsView = z.infer<typeof BudgetsView>
