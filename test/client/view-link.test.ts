import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { viewLink, withFilters } from '../../client/assistant/view-link.ts'
import { defaultView } from '../../client/explorer/explorer-view.ts'
import { readView } from '../../client/explorer/read-view.ts'
import { providers } from '../../shared/catalogue.ts'

function viewAt(address: string) {
  const { pathname, searchParams } = new URL(address, 'http://billow.example')
  expect(pathname).toBe('/explorer')
  return readView(searchParams)
}

const filters = fc.record({
  start_date: fc.constant('2026-10-01'),
  end_date: fc.constant('2026-10-31'),
  cloud_provider: fc.uniqueArray(fc.constantFrom(...providers)),
  service_name: fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' })),
})

describe('the address of a figure', () => {
  test('is one that the explorer reads as just these filters', () => {
    fc.assert(
      fc.property(filters, (wanted) => {
        const { view, problems } = viewAt(viewLink(wanted))
        expect(problems).toEqual([])
        expect(view.providers).toEqual(wanted.cloud_provider)
        expect(view.services).toEqual(wanted.service_name)
        expect(view.range).toEqual({ kind: 'custom', start_date: '2026-10-01', end_date: '2026-10-31' })
      }),
    )
  })

  test('shows services where one provider is looked at, else providers', () => {
    const days = { start_date: '2026-10-01', end_date: '2026-10-31', service_name: [] }
    expect(viewAt(viewLink({ ...days, cloud_provider: ['AWS'] })).view.groupBy).toBe('service')
    expect(viewAt(viewLink({ ...days, cloud_provider: ['AWS', 'GCP'] })).view.groupBy).toBe('provider')
    expect(viewAt(viewLink({ ...days, cloud_provider: [] })).view).toEqual({
      ...defaultView,
      range: { kind: 'custom', start_date: '2026-10-01', end_date: '2026-10-31' },
    })
  })

  test('changes the filters of a view and nothing else of it', () => {
    const before =
      'provider=GCP&service=A&preset=last_week&granularity=weekly&chart=line&group_by=service&metric=effective'
    const after = withFilters(before, {
      start_date: '2026-10-01',
      end_date: '2026-10-31',
      cloud_provider: ['AWS'],
      service_name: ['EC2', 'S3 & more'],
    })
    expect(viewAt(after).view).toEqual({
      ...viewAt(`/explorer?${before}`).view,
      providers: ['AWS'],
      services: ['EC2', 'S3 & more'],
      range: { kind: 'custom', start_date: '2026-10-01', end_date: '2026-10-31' },
    })
  })
})
