import { createContext } from 'react'
import type { CostSeriesSet } from './cost-series.ts'

/** What the chart around shows. The chart library takes a tooltip as a component, which finds its figures here. */
export const ShownSeries = createContext<CostSeriesSet>({ periods: [], series: [], total: 0 })
