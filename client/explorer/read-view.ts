import { z } from 'zod'
import { Provider } from '../../shared/catalogue.ts'
import { ChargeKind } from '../../shared/charge-kind.ts'
import { chargeCategories, excludable } from '../../shared/charge-query.ts'
import { IncompleteDays, Metric } from '../../shared/cost-query.ts'
import { Day, Granularity } from '../../shared/period.ts'
import { presets } from '../../shared/preset.ts'
import { allData, chartKinds, defaultView, groupings, sortColumns } from './explorer-view.ts'
import type { ExplorerView, ViewRange } from './explorer-view.ts'
import { addressNames } from './view-address.ts'
import { unknownInAddress } from '../ui/address-problems.ts'

const NamedRange = z.enum([...presets, allData])
const Text = z.string().min(1)

export type ReadView = {
  readonly view: ExplorerView
  /** What in the address could not be understood and was left out, in words. */
  readonly problems: readonly string[]
}

type Reader = {
  one<Value>(name: string, schema: z.ZodType<Value>, fallback: Value): Value
  several<Value>(name: string, schema: z.ZodType<Value>): Value[]
  complain(problem: string): void
}

/**
 * Reads a view from the query part of an address. A part that makes no sense falls back to its default.
 *
 * @param params for example of `?provider=AWS&chart=line`.
 */
export function readView(params: URLSearchParams): ReadView {
  const problems: string[] = []
  const reader = readerOf(params, problems)
  const { one, several } = reader
  const view: ExplorerView = {
    providers: several('provider', Provider),
    services: several('service', Text),
    accounts: several('account', Text),
    regions: several('region', Text),
    kinds: several('charge_kind', ChargeKind),
    chargeCategories: several('charge_category', z.enum(chargeCategories)),
    resources: several('resource', Text),
    tags: several('tag', Text),
    tagKey: one<string | null>('tag_key', Text, null),
    excluded: several('exclude', z.enum(excludable)),
    comparesIncomplete: one('incomplete_days', IncompleteDays, 'leave_out') === 'include',
    range: readRange(reader),
    granularity: one('granularity', Granularity, defaultView.granularity),
    groupBy: one('group_by', z.enum(groupings), defaultView.groupBy),
    metric: one('metric', Metric, defaultView.metric),
    chart: one('chart', z.enum(chartKinds), defaultView.chart),
    sort: readSort(params.get('sort'), reader),
    search: params.get('search') ?? '',
  }
  for (const name of new Set(params.keys())) {
    if (!addressNames.includes(name)) reader.complain(`The address has “${name}”, which means nothing here.`)
  }
  return { view, problems }
}

function readerOf(params: URLSearchParams, problems: string[]): Reader {
  return {
    one(name, schema, fallback) {
      const text = params.get(name)
      if (text === null) return fallback
      const result = schema.safeParse(text)
      if (result.success) return result.data
      problems.push(unknownInAddress(name, text))
      return fallback
    },
    several(name, schema) {
      return [...new Set(params.getAll(name))].flatMap((text) => {
        const result = schema.safeParse(text)
        if (result.success) return [result.data]
        problems.push(`The address asks for ${name} “${text}”, which does not exist.`)
        return []
      })
    },
    complain: (problem) => void problems.push(problem),
  }
}

function readSort(text: string | null, { complain }: Reader): ExplorerView['sort'] {
  const column = z.enum(sortColumns).safeParse(text?.replace(/^-/, ''))
  if (column.success) return { column: column.data, descending: text?.startsWith('-') ?? false }
  if (text !== null)
    complain(
      `The address sorts by “${text.replace(/^-/, '')}”, which is no column; the newest are shown first.`,
    )
  return defaultView.sort
}

function readRange({ one, complain }: Reader): ViewRange {
  const start_date = one<Day | undefined>('start_date', Day, undefined)
  const end_date = one<Day | undefined>('end_date', Day, undefined)
  const named = one<z.infer<typeof NamedRange> | undefined>('preset', NamedRange, undefined)
  if (start_date !== undefined && end_date !== undefined && start_date > end_date) {
    complain(`The address asks for days from ${start_date} to ${end_date}, which is backwards.`)
    return defaultView.range
  }
  const isCustom = start_date !== undefined || end_date !== undefined
  if (isCustom && named !== undefined) {
    complain(`The address names both days and the preset “${named}”; the days are shown.`)
  }
  if (isCustom) return { kind: 'custom', start_date, end_date }
  if (named === undefined) return defaultView.range
  return named === allData ? { kind: 'all' } : { kind: 'preset', preset: named }
}
