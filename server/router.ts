import { catalogueRouter } from './catalogue/catalogue-router.ts'
import { costsRouter } from './costs/costs-router.ts'
import { demoDataRouter } from './demo-data/demo-data-router.ts'
import { importsRouter } from './imports/imports-router.ts'
import { systemRouter } from './system/system-router.ts'
import { router } from './trpc.ts'

export const appRouter = router({
  system: systemRouter,
  costs: costsRouter,
  catalogue: catalogueRouter,
  demo_data: demoDataRouter,
  imports: importsRouter,
})

/** The type that every typed client is made from. */
export type AppRouter = typeof appRouter
