import {
  ChartColumnStacked,
  Database,
  FileCheck,
  Gauge,
  Lightbulb,
  Split,
  TriangleAlert,
  Wallet,
} from 'lucide-react'
import { lazy } from 'react'
import type { PageEntry } from './layout/page-entry.ts'

/** Every page, in the order of the navigation; each is a chunk of its own. A new page is one entry here. */
export const pages: readonly PageEntry[] = [
  {
    path: '/',
    title: 'Overview',
    Icon: Gauge,
    Page: lazy(() => import('./overview/overview-page.tsx').then((file) => ({ default: file.OverviewPage }))),
  },
  {
    path: '/explorer',
    title: 'Explorer',
    Icon: ChartColumnStacked,
    Page: lazy(() => import('./explorer/explorer-page.tsx').then((file) => ({ default: file.ExplorerPage }))),
  },
  {
    path: '/anomalies',
    title: 'Anomalies',
    Icon: TriangleAlert,
    Page: lazy(() =>
      import('./anomalies/anomalies-page.tsx').then((file) => ({ default: file.AnomaliesPage })),
    ),
  },
  {
    path: '/explain',
    title: 'Explain',
    Icon: Split,
    Page: lazy(() => import('./explain/explain-page.tsx').then((file) => ({ default: file.ExplainPage }))),
  },
  {
    path: '/recommendations',
    title: 'Recommendations',
    Icon: Lightbulb,
    Page: lazy(() =>
      import('./recommendations/recommendations-page.tsx').then((file) => ({
        default: file.RecommendationsPage,
      })),
    ),
  },
  {
    path: '/commitments',
    title: 'Commitments',
    Icon: FileCheck,
    Page: lazy(() =>
      import('./commitments/commitments-page.tsx').then((file) => ({ default: file.CommitmentsPage })),
    ),
  },
  {
    path: '/budgets',
    title: 'Budgets',
    Icon: Wallet,
    Page: lazy(() => import('./budgets/budgets-page.tsx').then((file) => ({ default: file.BudgetsPage }))),
  },
  {
    path: '/data',
    title: 'Data',
    Icon: Database,
    Page: lazy(() => import('./data/data-page.tsx').then((file) => ({ default: file.DataPage }))),
  },
]

/** Addresses that pages once had, with where each leads now. */
export const movedPages = [{ path: '/imports', to: '/data?view=imports' }] as const
