import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conversionOf } from '../../server/exchange-rates/conversion-of.ts'

const rates = [
  { month: '2026-06', currency: 'EUR', rate: 1.1 },
  { month: '2026-08', currency: 'EUR', rate: 1.2 },
  { month: '2026-07', currency: 'JPY', rate: 0.008 },
]

describe('a conversion', () => {
  test.each([
    ['of the month itself', 'USD', 'EUR', '2026-06', 1.1, '2026-06', 0],
    ['carried on from the last month before', 'USD', 'EUR', '2026-07', 1.1, '2026-06', 1],
    ['never carried back', 'USD', 'EUR', '2026-05', null, null, 0],
    ['of the reporting currency itself', 'EUR', 'EUR', '2020-01', 1, '2020-01', 0],
    ['of USD where another currency reports', 'EUR', 'USD', '2026-08', 1 / 1.2, '2026-08', 0],
    ['between two others, over USD', 'EUR', 'JPY', '2026-08', 0.008 / 1.2, '2026-07', 1],
    ['provisional where either rate is', 'JPY', 'EUR', '2026-08', 1.2 / 0.008, '2026-07', 1],
    ['of the older of two that are carried on', 'JPY', 'EUR', '2026-10', 1.2 / 0.008, '2026-07', 1],
    ['unknown without any rate', 'USD', 'CHF', '2026-08', null, null, 0],
    ['unknown where the reporting currency has none', 'CHF', 'USD', '2026-08', null, null, 0],
  ])('%s', (_what, reporting, currency, month, rate, rate_month, is_provisional) => {
    expect(conversionOf(rates, reporting)({ currency, month })).toEqual({ rate, rate_month, is_provisional })
  })

  test('is the same in whatever order the rates came', () => {
    const anyRates = fc.uniqueArray(
      fc.record({
        month: fc.constantFrom('2026-01', '2026-02', '2026-03', '2026-04'),
        currency: fc.constantFrom('EUR', 'JPY'),
        rate: fc.double({ min: 0.001, max: 10, noNaN: true }),
      }),
      { selector: ({ month, currency }) => `${month} ${currency}` },
    )
    const shuffled = anyRates.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, fc.constantFrom('USD', 'EUR', 'JPY'), ([list, mixed], reporting) => {
        for (const currency of ['USD', 'EUR', 'JPY'])
          for (const month of ['2026-01', '2026-03', '2026-05'])
            expect(conversionOf(mixed, reporting)({ currency, month })).toEqual(
              conversionOf(list, reporting)({ currency, month }),
            )
      }),
    )
  })
})
