import { alertsRouter } from './alerts/alerts-router.ts'
import { anomaliesRouter } from './anomalies/anomalies-router.ts'
import { assistantRouter } from './assistant/assistant-router.ts'
import { budgetsRouter } from './budgets/budgets-router.ts'
import { catalogueRouter } from './catalogue/catalogue-router.ts'
import { commitmentsRouter } from './commitments/commitments-router.ts'
import { contractCommitmentsRouter } from './contract-commitments/contract-commitments-router.ts'
import { costsRouter } from './costs/costs-router.ts'
import { coverageRouter } from './coverage/coverage-router.ts'
import { demoDataRouter } from './demo-data/demo-data-router.ts'
import { exchangeRatesRouter } from './exchange-rates/exchange-rates-router.ts'
import { explanationsRouter } from './explanations/explanations-router.ts'
import { forecastsRouter } from './forecasts/forecasts-router.ts'
import { importsRouter } from './imports/imports-router.ts'
import { overviewRouter } from './overview/overview-router.ts'
import { recommendationsRouter } from './recommendations/recommendations-router.ts'
import { reconciliationRouter } from './reconciliation/reconciliation-router.ts'
import { settingsRouter } from './settings/settings-router.ts'
import { systemRouter } from './system/system-router.ts'
import { toolsRouter } from './tools/tools-router.ts'
import { webhooksRouter } from './webhooks/webhooks-router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  system: systemRouter,
  costs: costsRouter,
  catalogue: catalogueRouter,
  demo_data: demoDataRouter,
  imports: importsRouter,
  exchange_rates: exchangeRatesRouter,
  coverage: coverageRouter,
  reconciliation: reconciliationRouter,
  commitments: commitmentsRouter,
  contract_commitments: contractCommitmentsRouter,
  assistant: assistantRouter,
  tools: toolsRouter,
  overview: overviewRouter,
  forecasts: forecastsRouter,
  anomalies: anomaliesRouter,
  explanations: explanationsRouter,
  recommendations: recommendationsRouter,
  budgets: budgetsRouter,
  alerts: alertsRouter,
  webhooks: webhooksRouter,
  settings: settingsRouter,
})

/** The type that every typed client is made from. */
export type AppRouter = typeof appRouter
