import { describe, expect, test } from 'vitest'
import { evidenceOf, ungroundedFigures } from '../../server/assistant/model/grounding.ts'

const result = {
  period: { start_date: '2026-10-01', end_date: '2026-10-31' },
  total_cost: 10045.63,
  comparison: { total_cost: 9533.81, change: 511.82, change_percent: 5.37 },
  rows: [
    { service_name: 'EC2', cost: 8189.01, share_percent: 81.52 },
    { service_name: 'S3', cost: 1172.35, share_percent: 11.67 },
    { service_name: 'Plan 9000 Support', cost: 684.27, share_percent: 6.81 },
  ],
}
const evidence = evidenceOf([result], 'Which services grew more than 20%? Show the top 5.')

describe('an answer is grounded where every figure', () => {
  test.each([
    'AWS cost $10,045.63 from 2026-10-01 to 2026-10-31.',
    'AWS cost about $10,046 in October 2026, or $10.0K.',
    'EC2 was 81.5% and S3 12 percent of it.',
    'It grew by 5.4% (+$511.82) over September.',
    '1. EC2: $8,189.01\n2. S3: $1,172.35\n3. Plan 9000 Support: $684.27',
    'None of the 3 services grew more than 20%; the top 5 are listed.',
    'Over these 31 days, Q4 2026 began on Oct 1.',
    'Nothing to say.',
  ])('stands in the results: %s', (text) => expect(ungroundedFigures(text, evidence)).toEqual([]))
})

describe('a figure is found that is', () => {
  test.each([
    ['a wrong total', 'AWS cost $10,145.63.', ['$10,145.63']],
    ['a wrong percentage', 'EC2 was 85%.', ['85%']],
    ['a forecast', 'Next month it will be $11,000.', ['$11,000']],
    ['an invented saving', 'You could save $2,400 a year, 30%.', ['$2,400', '30%']],
    ['a sum of its own', 'EC2 and S3 together cost $9,361.36.', ['$9,361.36']],
    ['money that is a count', 'It cost $3.', ['$3']],
    ['money that is a percentage', 'It cost $81.52.', ['$81.52']],
    ['money from the question', 'It cost $5.', ['$5']],
  ])('%s', (_kind, text, figures) => expect(ungroundedFigures(text, evidence)).toEqual(figures))
})
