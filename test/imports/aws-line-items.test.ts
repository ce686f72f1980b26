import { expect, test } from 'vitest'
import { chargesOf } from '../support/charges-of.ts'
import { awsRow } from '../support/aws-row.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { csvOf } from '../support/csv.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const reservation = { 'reservation/ReservationARN': 'arn:aws:ec2:r/1' }
const plan = { 'savingsPlan/SavingsPlanARN': 'arn:aws:savingsplans:p/1' }

type Known = { billed: number; effective: number; category: string } & Partial<
  Record<'class' | 'status' | 'type' | 'pricing' | 'frequency' | 'discount', string>
>

/** Every line item type of AWS's documentation, with cells of its own and what it is. */
const kinds: readonly (readonly [string, Record<string, string | number>, Known])[] = [
  [
    'Usage',
    {},
    { billed: 10, effective: 10, category: 'Usage', pricing: 'Standard', frequency: 'Usage-Based' },
  ],
  [
    'Usage',
    { 'lineItem/UsageType': 'EUC1-SpotUsage:m5.large' },
    { billed: 10, effective: 10, category: 'Usage', pricing: 'Dynamic', frequency: 'Usage-Based' },
  ],
  [
    'FlatRateSubscription',
    {},
    { billed: 10, effective: 10, category: 'Usage', pricing: 'Standard', frequency: 'Usage-Based' },
  ],
  [
    'DiscountedUsage',
    { ...reservation, 'lineItem/UnblendedCost': 0, 'reservation/EffectiveCost': 6 },
    {
      billed: 0,
      effective: 6,
      category: 'Usage',
      status: 'Used',
      type: 'Reservation',
      pricing: 'Committed',
      frequency: 'Usage-Based',
    },
  ],
  [
    'SavingsPlanCoveredUsage',
    { ...plan, 'savingsPlan/SavingsPlanEffectiveCost': 7 },
    {
      billed: 10,
      effective: 7,
      category: 'Usage',
      status: 'Used',
      type: 'Savings Plan',
      pricing: 'Committed',
      frequency: 'Usage-Based',
    },
  ],
  [
    'SavingsPlanNegation',
    { ...plan, 'lineItem/UnblendedCost': -10 },
    {
      billed: -10,
      effective: 0,
      category: 'Usage',
      type: 'Savings Plan',
      pricing: 'Committed',
      frequency: 'Usage-Based',
    },
  ],
  [
    'SavingsPlanRecurringFee',
    { ...plan, 'savingsPlan/TotalCommitmentToDate': 10, 'savingsPlan/UsedCommitment': 8 },
    {
      billed: 10,
      effective: 2,
      category: 'Purchase',
      status: 'Unused',
      type: 'Savings Plan',
      pricing: 'Committed',
      frequency: 'Recurring',
    },
  ],
  [
    'SavingsPlanUpfrontFee',
    plan,
    {
      billed: 10,
      effective: 0,
      category: 'Purchase',
      type: 'Savings Plan',
      pricing: 'Committed',
      frequency: 'One-Time',
    },
  ],
  [
    'RIFee',
    {
      ...reservation,
      'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod': 1,
      'reservation/UnusedRecurringFee': 0.5,
    },
    {
      billed: 10,
      effective: 1.5,
      category: 'Purchase',
      status: 'Unused',
      type: 'Reservation',
      pricing: 'Committed',
      frequency: 'Recurring',
    },
  ],
  [
    'Fee',
    {},
    { billed: 10, effective: 10, category: 'Purchase', pricing: 'Standard', frequency: 'One-Time' },
  ],
  [
    'Fee',
    reservation,
    {
      billed: 10,
      effective: 0,
      category: 'Purchase',
      type: 'Reservation',
      pricing: 'Committed',
      frequency: 'One-Time',
    },
  ],
  [
    'Credit',
    { 'lineItem/UnblendedCost': -3 },
    { billed: -3, effective: -3, category: 'Credit', frequency: 'One-Time' },
  ],
  [
    'Refund',
    { 'lineItem/UnblendedCost': -4 },
    { billed: -4, effective: -4, category: 'Usage', class: 'Correction', frequency: 'One-Time' },
  ],
  [
    'Refund',
    {
      'lineItem/UnblendedCost': -4,
      'lineItem/LineItemDescription': 'Refund for one-time fee for Savings Plan ID 1',
    },
    { billed: -4, effective: 0, category: 'Usage', class: 'Correction', frequency: 'One-Time' },
  ],
  ['Tax', { 'lineItem/UnblendedCost': 2 }, { billed: 2, effective: 2, category: 'Tax' }],
  ['Tax', { 'bill/BillType': 'Refund' }, { billed: 10, effective: 10, category: 'Tax', class: 'Correction' }],
  ...[
    'EdpDiscount',
    'SppDiscount',
    'BundledDiscount',
    'PrivateRateDiscount',
    'RiVolumeDiscount',
    'Discount',
  ].map(
    (name) =>
      [
        name,
        { 'lineItem/UnblendedCost': -1 },
        { billed: -1, effective: -1, category: 'Adjustment', discount: name },
      ] as const,
  ),
  ['SomethingNew', {}, { billed: 10, effective: 10, category: 'Usage' }],
]

test('every line item type of AWS has its costs, category, class and commitment', async () => {
  await using app = await createTestApp()
  const rows = kinds.map(([type, cells], place) =>
    awsRow({ 'lineItem/LineItemType': type, 'lineItem/ResourceId': `r${place}`, ...cells }),
  )
  const outcome = await deliverFiles(app, { 'cur.csv': csvOf(rows) })
  expect(outcome).toMatchObject({ status: 'done', rows_kept: kinds.length })
  const charges = await chargesOf(app.ctx).select()
  const found = new Map(charges.map((charge) => [charge.resource_id, charge]))
  const ours = kinds.map(([name], place) => {
    const charge = found.get(`r${place}`)
    return [
      name,
      charge?.billed_cost,
      charge?.effective_cost,
      charge?.charge_category,
      charge?.charge_class,
      charge?.commitment_status,
      charge?.commitment_type,
      charge?.pricing_category,
      charge?.charge_frequency,
      charge?.discount_type,
    ]
  })
  const wanted = kinds.map(([name, , known]) => {
    const {
      billed,
      effective,
      category,
      class: charge_class,
      status,
      type,
      pricing,
      frequency,
      discount,
    } = known
    const texts = [charge_class, status, type, pricing, frequency, discount].map((text) => text ?? null)
    return [name, billed, effective, category, ...texts]
  })
  expect(ours).toEqual(wanted)
})
