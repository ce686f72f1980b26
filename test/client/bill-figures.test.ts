import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatExact } from '../../client/data/format-exact.ts'
import { totalLines } from '../../client/data/imports/total-lines.ts'

test.each([
  ['0', '0.00'],
  ['12.5', '12.50'],
  ['1234567.8900123', '1,234,567.8900123'],
  ['-1000.10', '−1,000.10'],
  ['0.00000080000', '0.0000008'],
  ['20.52022672899', '20.52022672899'],
  ['not a number', 'not a number'],
])('the exact sum %s reads %s', (decimal, text) => {
  expect(formatExact(decimal)).toBe(text)
})

test('an exact sum keeps its value', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.nat({ max: 12 }), (digits, scale) => {
      const sign = digits < 0n ? '-' : ''
      const padded = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
      const cut = padded.length - scale
      const decimal = `${sign}${padded.slice(0, cut)}${scale === 0 ? '' : `.${padded.slice(cut)}`}`
      const shown = formatExact(decimal).replaceAll(',', '').replace('−', '-')
      const plain = (text: string) => text.replace(/\.?0+$/, (zeros) => (text.includes('.') ? '' : zeros))
      expect(plain(shown)).toBe(plain(decimal))
    }),
  )
})

test('totals come dearest first', () => {
  const sums = (billed: string) => ({ billed_cost: billed, effective_cost: '1' })
  const lines = totalLines({ 'EC2 | USD': sums('5'), 'S3 | EUR': sums('12.00000000001'), Credit: sums('-3') })
  expect(lines.map(({ name, billed }) => [name, billed])).toEqual([
    ['S3 | EUR', '12.00000000001'],
    ['EC2 | USD', '5'],
    ['Credit', '-3'],
  ])
})
