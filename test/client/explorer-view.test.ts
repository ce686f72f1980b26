import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chartKinds,
  defaultView,
  groupings,
  sortColumns,
  type ExplorerView,
} from '../../client/explorer/explorer-view.ts'
import { readView } from '../../client/explorer/read-view.ts'
import { writeView } from '../../client/explorer/view-address.ts'
import { providers } from '../../shared/catalogue.ts'
import { chargeKinds } from '../../shared/charge-kind.ts'
import { chargeCategories, excludable } from '../../shared/charge-query.ts'
import { metrics } from '../../shared/cost-query.ts'
import { granularities } from '../../shared/period.ts'
import { presets } from '../../shared/preset.ts'

const texts = fc.uniqueArray(fc.string({ minLength: 1 }))
const anyView: fc.Arbitrary<ExplorerView> = fc.record({
  providers: fc.subarray([...providers]),
  services: texts,
  accounts: texts,
  regions: texts,
  kinds: fc.subarray([...chargeKinds]),
  chargeCategories: fc.subarray([...chargeCategories]),
  resources: texts,
  tags: texts,
  tagKey: fc.option(fc.string({ minLength: 1 })),
  excluded: fc.subarray([...excludable]),
  comparesIncomplete: fc.boolean(),
  range: fc.oneof(
    fc.constantFrom(...presets).map((preset) => ({ kind: 'preset', preset }) as const),
    fc.constant({ kind: 'all' } as const),
    fc.constant({ kind: 'custom', start_date: '2026-02-01', end_date: '2026-02-28' } as const),
  ),
  granularity: fc.constantFrom(...granularities),
  groupBy: fc.constantFrom(...groupings),
  metric: fc.constantFrom(...metrics),
  chart: fc.constantFrom(...chartKinds),
  sort: fc.record({ column: fc.constantFrom(...sortColumns), descending: fc.boolean() }),
  search: fc.string(),
})

describe('the view in the address', () => {
  test('is the usual one where the address says nothing', () => {
    expect(readView(new URLSearchParams())).toEqual({ view: defaultView, problems: [] })
    expect(writeView(defaultView).toString()).toBe('')
  })

  test('comes back as it was written', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const address = new URLSearchParams(writeView(view).toString())
        expect(readView(address)).toEqual({ view, problems: [] })
      }),
    )
  })

  test.each([
    ['chart=pie', 'chart “pie”'],
    ['provider=IBM', 'provider “IBM”'],
    ['preset=last_decade', 'preset “last_decade”'],
    ['start_date=2026-02-30', 'start_date “2026-02-30”'],
    ['start_date=2026-03-02&end_date=2026-03-01', 'backwards'],
    ['granularity=hourly', 'granularity “hourly”'],
    ['group_by=colour', 'group_by “colour”'],
    ['charge_category=Fee', 'charge_category “Fee”'],
    ['exclude=discounts', 'exclude “discounts”'],
    ['incomplete_days=some', 'incomplete_days “some”'],
    ['tag_key=', 'tag_key “”'],
    ['acount=shop', '“acount”'],
    ['metric=list', 'metric “list”'],
    ['sort=-colour', '“colour”'],
  ])('falls back and says so for %s', (query, complaint) => {
    const { view, problems } = readView(new URLSearchParams(query))
    expect(view).toEqual(defaultView)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(complaint)
  })

  test('keeps what it understands beside what it does not', () => {
    const { view } = readView(new URLSearchParams('provider=AWS&provider=IBM&chart=line'))
    expect(view).toEqual({ ...defaultView, providers: ['AWS'], chart: 'line' })
  })

  test('shows the days where days and a preset are given', () => {
    const { view, problems } = readView(new URLSearchParams('start_date=2026-11-01&preset=last_week'))
    expect(view.range).toEqual({ kind: 'custom', start_date: '2026-11-01', end_date: undefined })
    expect(problems).toHaveLength(1)
  })
})
