import { z } from 'zod'
import { CostAggregationsResponse, CostDataResponse, SingleCost } from '../../shared/cost.ts'
import { AggregateQuery, CostQuery } from '../../shared/cost-query.ts'
import { ChangedManualEntry, CostId, DeletedCost, NewManualEntry } from '../../shared/manual-entry.ts'
import {
  CostValue,
  ResourceCost,
  ResourceQuery,
  TagCoverage,
  TagQuery,
  ValueQuery,
} from '../../shared/resource-costs.ts'
import { CostSummary, SummaryQuery } from '../../shared/summary.ts'
import { output, procedure, router } from '../trpc.ts'
import { aggregateCosts } from './aggregate-costs.ts'
import { listCosts } from './list-costs.ts'
import { coverTags } from './cover-tags.ts'
import { listResources } from './list-resources.ts'
import { listValues } from './list-values.ts'
import { createManualEntry, deleteManualEntry, getCost, updateManualEntry } from './manual-entries.ts'
import { summarizeCosts } from './summarize-costs.ts'

const costs = { tags: ['Costs'], protect: false }
const manual = { tags: ['Manual entries'], protect: false }

export const costsRouter = router({
  list: procedure
    .meta({
      openapi: {
        ...costs,
        method: 'GET',
        path: '/costs',
        summary: 'Costs with filters',
        description:
          'Daily rows, or weekly or monthly sums per provider and service, with the totals and shares that any chart or table needs.',
      },
    })
    .input(CostQuery)
    .output(output(CostDataResponse))
    .query(({ ctx, input }) => listCosts(ctx, input)),

  aggregate: procedure
    .meta({
      openapi: {
        ...costs,
        method: 'GET',
        path: '/costs/aggregate',
        summary: 'Costs added up by dimensions',
        description:
          'Sums by provider, service, date or, where bills go so deep, by account, region, charge category, resource and tag.',
      },
    })
    .input(AggregateQuery)
    .output(output(CostAggregationsResponse))
    .query(({ ctx, input }) => aggregateCosts(ctx, input)),

  summary: procedure
    .meta({
      openapi: {
        ...costs,
        method: 'GET',
        path: '/costs/summary',
        summary: 'Totals, ranks and change',
        description:
          'The total of a period, its ranks, and the change against the comparison period (elapsed and complete days only).',
      },
    })
    .input(SummaryQuery)
    .output(output(CostSummary))
    .query(({ ctx, input }) => summarizeCosts(ctx, input)),

  resources: procedure
    .meta({
      openapi: {
        ...costs,
        method: 'GET',
        path: '/costs/resources',
        summary: 'Top resources',
        description: 'The dearest resources of the bills, with their share and change.',
      },
    })
    .input(ResourceQuery)
    .output(output(z.array(ResourceCost)))
    .query(({ ctx, input }) => listResources(ctx, input)),

  tags: procedure
    .meta({
      openapi: {
        ...costs,
        method: 'GET',
        path: '/costs/tags',
        summary: 'Tag coverage',
        description: 'The share of the cost without any tag or without one, and the keys in use.',
      },
    })
    .input(TagQuery)
    .output(output(TagCoverage))
    .query(({ ctx, input }) => coverTags(ctx, input)),

  values: procedure
    .meta({
      openapi: {
        ...costs,
        method: 'GET',
        path: '/costs/values',
        summary: 'Values to filter by',
        description:
          'The accounts, regions, charge categories, resources, tag keys or tag values under a filter, dearest first.',
      },
    })
    .input(ValueQuery)
    .output(output(z.array(CostValue)))
    .query(({ ctx, input }) => listValues(ctx, input)),

  create: procedure
    .meta({
      openapi: {
        ...manual,
        method: 'POST',
        path: '/costs',
        summary: 'Add a manual entry',
        description: 'Adds a cost that is on no bill, such as a support contract or a SaaS fee.',
      },
    })
    .input(NewManualEntry)
    .output(output(SingleCost))
    .mutation(({ ctx, input }) => createManualEntry(ctx, input)),

  get: procedure
    .meta({
      openapi: {
        ...manual,
        method: 'GET',
        path: '/costs/{id}',
        summary: 'Read one cost row',
        description: 'Any row by its number, whatever its source.',
      },
    })
    .input(CostId)
    .output(output(SingleCost))
    .query(({ ctx, input }) => getCost(ctx, input)),

  update: procedure
    .meta({
      openapi: {
        ...manual,
        method: 'PUT',
        path: '/costs/{id}',
        summary: 'Replace a manual entry',
        description: 'Rows of the demo data and of imports are read-only: 409.',
      },
    })
    .input(ChangedManualEntry)
    .output(output(SingleCost))
    .mutation(({ ctx, input }) => updateManualEntry(ctx, input)),

  delete: procedure
    .meta({
      openapi: {
        ...manual,
        method: 'DELETE',
        path: '/costs/{id}',
        summary: 'Delete a manual entry',
        description: 'Rows of the demo data and of imports are read-only: 409.',
      },
    })
    .input(CostId)
    .output(output(DeletedCost))
    .mutation(({ ctx, input }) => deleteManualEntry(ctx, input)),
})
