import { mainProviders } from '../../shared/catalogue.ts'
import { roundToCents } from '../../shared/money.ts'
import { CompareProvidersResult, type ToolRow } from '../../shared/tool-results.ts'
import { CompareProvidersInput } from '../../shared/tools.ts'
import { comparedFields, cutRows, providerRows, scopeCosts, toolRow, type ScopeCosts } from './cost-rows.ts'
import { resolveScope, type Scope } from './resolve-scope.ts'
import { defineTool } from './tool.ts'

/** A provider that was asked for stands in the answer even where it cost nothing. */
function withAbsent(rows: readonly ToolRow[], scope: Scope): ToolRow[] {
  const asked = scope.providers.length > 0 ? scope.providers : mainProviders
  const absent = asked.filter((provider) => !rows.some((row) => row.cloud_provider === provider))
  return [
    ...rows,
    ...absent.map((cloud_provider) => toolRow({ cloud_provider }, { cost: 0, compared: null, total: 0 })),
  ]
}

function drivers({ whole }: ScopeCosts): ToolRow[] {
  return whole.providers.flatMap(({ cloud_provider, total_cost }) => {
    const dearest = whole.services.find((service) => service.cloud_provider === cloud_provider)
    if (dearest === undefined) return []
    const { service_name, total_cost: cost } = dearest
    return [toolRow({ cloud_provider, service_name }, { cost, compared: null, total: total_cost })]
  })
}

export const compareProviders = defineTool({
  name: 'compare_providers',
  title: 'Compare providers',
  description:
    'What each cloud provider costs in a period, with its share, its change and its dearest service. Choose it for two or more providers, "which cloud" and "by provider".',
  input: CompareProvidersInput,
  output: CompareProvidersResult,
  async execute(input, ctx) {
    const scope = await resolveScope(ctx, input)
    const costs = await scopeCosts(ctx, scope)
    const rows = withAbsent(providerRows(costs), scope)
    return {
      ...comparedFields(scope, costs),
      total_cost: roundToCents(costs.whole.total_cost),
      ...cutRows(input.sort === 'cost_asc' ? rows.toReversed() : rows, input.limit ?? rows.length),
      drivers: drivers(costs),
    }
  },
})
