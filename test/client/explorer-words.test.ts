import { describe, expect, test } from 'vitest'
import { coverageNotes, partialNotes } from '../../client/explorer/coverage-notes.ts'
import { defaultView } from '../../client/explorer/explorer-view.ts'
import { serviceOptions } from '../../client/ui/service-options.ts'
import { costFilter, rangeOf } from '../../client/explorer/view-query.ts'
import type { ServiceInfo } from '../../shared/services.ts'

const data = { start_date: '2026-05-24', end_date: '2026-11-24' }

describe('notes on a range', () => {
  test('say where it goes past the data', () => {
    expect(coverageNotes({ start_date: '2026-11-23', end_date: '2026-11-29' }, data)).toEqual([
      'The range is incomplete: there is no data yet for Nov 25 – 29, 2026.',
    ])
    expect(coverageNotes({ start_date: '2026-05-01', end_date: '2026-05-31' }, data)).toEqual([
      'The data begins on May 24, 2026. What came before is unknown, not zero.',
    ])
  })

  test('say nothing where the data covers it, or not at all', () => {
    expect(coverageNotes({ start_date: '2026-06-01', end_date: '2026-06-30' }, data)).toEqual([])
    expect(coverageNotes({ start_date: '2020-06-01', end_date: '2020-06-30' }, data)).toEqual([])
    expect(coverageNotes({ start_date: '2020-06-01', end_date: '2020-06-30' }, null)).toEqual([])
  })
})

describe('notes on weeks and months', () => {
  test.each([
    ['2026-11-23', '2026-11-29', 'weekly', undefined],
    ['2026-11-24', '2026-11-29', 'weekly', 'The week is'],
    ['2026-11-23', '2026-11-24', 'weekly', 'The week is'],
    ['2026-11-09', '2026-11-24', 'weekly', 'The last week is'],
    ['2026-10-14', '2026-11-24', 'monthly', 'The first and the last month are'],
    ['2026-10-14', '2026-11-30', 'monthly', 'The first month is'],
    ['2026-11-24', '2026-11-24', 'daily', undefined],
  ] as const)('%s to %s, %s', (start_date, end_date, granularity, words) => {
    const expected = words === undefined ? [] : [`${words} only in part within the range.`]
    expect(partialNotes({ start_date, end_date }, granularity)).toEqual(expected)
  })
})

describe('the question of a view', () => {
  test('names only what is filtered, in one order', () => {
    expect(costFilter(defaultView)).toEqual({ preset: 'last_30_days', metric: 'billed' })
    expect(costFilter({ ...defaultView, providers: ['GCP', 'AWS'], range: { kind: 'all' } })).toEqual({
      cloud_provider: ['AWS', 'GCP'],
      metric: 'billed',
    })
  })

  test('is about the days of its range, with the data’s own ends where it has none', () => {
    expect(rangeOf(defaultView, '2026-11-24', data)).toEqual({
      start_date: '2026-10-26',
      end_date: '2026-11-24',
    })
    expect(rangeOf({ ...defaultView, range: { kind: 'all' } }, '2026-11-24', data)).toEqual(data)
    const open = { kind: 'custom', start_date: '2026-11-01' } as const
    expect(rangeOf({ ...defaultView, range: open }, '2026-11-24', data)).toEqual({
      start_date: '2026-11-01',
      end_date: '2026-11-24',
    })
  })
})

describe('the services to choose from', () => {
  const info = (name: string, cloud_provider: ServiceInfo['cloud_provider']): ServiceInfo => ({
    name,
    cloud_provider,
    category: null,
    first_date: null,
    last_date: null,
  })
  const services = [info('Storage', 'GCP'), info('EC2', 'AWS'), info('Storage', 'Azure')]
  const wish = { chosen: [], providers: [], search: '' }

  test('name every owner once', () => {
    expect(serviceOptions(services, wish)).toEqual([
      { name: 'EC2', owners: 'AWS' },
      { name: 'Storage', owners: 'GCP, Azure' },
    ])
  })

  test('are those of the chosen providers, by text, and always the chosen ones', () => {
    const names = (part: Partial<Parameters<typeof serviceOptions>[1]>) =>
      serviceOptions(services, { ...wish, ...part }).map(({ name }) => name)
    expect(names({ providers: ['AWS'] })).toEqual(['EC2'])
    expect(names({ search: ' stor ' })).toEqual(['Storage'])
    expect(names({ chosen: ['EC3'], providers: ['AWS'] })).toEqual(['EC2', 'EC3'])
  })
})
