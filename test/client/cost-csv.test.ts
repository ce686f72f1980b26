import { describe, expect, test } from 'vitest'
import { costCsv, csvText } from '../../client/explorer/cost-csv.ts'
import { tableRows } from '../../client/explorer/table-rows.ts'
import { aggregation } from './aggregations.ts'

const usd = { currency: 'USD', unconverted: [], provisional_rates: [] }

describe('the CSV of the table', () => {
  test('has its columns and rows in their order', () => {
    const rows = tableRows(
      [
        aggregation({ period: '2026-11-24', total_cost: 75.005 }),
        aggregation({ period: '2026-11-24', service_name: 'Credits, refunds', total_cost: -25 }),
      ],
      'service',
    )
    expect(costCsv(rows, { groupBy: 'service', tagKey: null }, usd)).toBe(
      '\uFEFFPeriod,Provider,Service,Cost (USD),Share (%)\r\n' +
        '2026-11-24,AWS,EC2,75.01,150.00\r\n' +
        '2026-11-24,AWS,"Credits, refunds",-25.00,-50.00\r\n',
    )
  })

  test('says below what stands apart and what is provisional', () => {
    const rows = tableRows([aggregation({ total_cost: 1 })], 'provider')
    const text = costCsv(
      rows,
      { groupBy: 'provider', tagKey: null },
      {
        currency: 'EUR',
        unconverted: [{ billing_currency: 'NOK', cost: 1200, record_count: 1, months: ['2026-10'] }],
        provisional_rates: [],
      },
    )
    expect(text).toContain('Cost (EUR)')
    expect(text.split('\r\n').at(-2)).toBe(
      '"1,200.00 NOK have no exchange rate and are in no total (2026-10)."',
    )
  })

  test('has no service column where the table has none', () => {
    const rows = tableRows([aggregation({ total_cost: 1 })], 'provider')
    expect(costCsv(rows, { groupBy: 'provider', tagKey: null }, usd).split('\r\n')[0]).toBe(
      '\uFEFFPeriod,Provider,Cost (USD),Share (%)',
    )
  })

  test('names what is grouped below the service, and what lacks it', () => {
    const rows = tableRows(
      [
        aggregation({ cloud_provider: 'All', service_name: 'All', tag: '=web', total_cost: 3 }),
        aggregation({ cloud_provider: 'All', service_name: 'All', tag: null, total_cost: 1 }),
      ],
      'tag',
    )
    expect(costCsv(rows, { groupBy: 'tag', tagKey: 'team' }, usd)).toBe(
      '\uFEFFPeriod,Tag: team,Cost (USD),Share (%)\r\n' +
        "2026-11-24,'=web,3.00,75.00\r\n" +
        '2026-11-24,Not tagged,1.00,25.00\r\n',
    )
  })

  test.each([
    ['EC2', 'EC2'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@cmd', "'@cmd"],
    ['\tx', "'\tx"],
  ])('writes %j so that no spreadsheet runs it', (text, cell) => {
    expect(csvText(text)).toBe(cell)
  })
})
