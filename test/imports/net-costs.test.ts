import { describe, expect, test } from 'vitest'
import { chargesOf } from '../support/charges-of.ts'
import { awsRow } from '../support/aws-row.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { csvOf } from '../support/csv.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const net = 'lineItem/NetUnblendedCost'
const discounted = awsRow({ 'lineItem/UnblendedCost': 100, [net]: 86 })
const discount = awsRow({ 'lineItem/LineItemType': 'EdpDiscount', 'lineItem/UnblendedCost': -14 })

async function costsOf(files: Readonly<Record<string, string>>) {
  await using app = await createTestApp()
  const { status, control_totals } = await deliverFiles(app, files)
  const charges = await chargesOf(app.ctx).select('list_cost', 'contracted_cost').orderBy('billed_cost')
  return { status, billed: control_totals?.billed_cost, effective: control_totals?.effective_cost, charges }
}

describe('negotiated discounts of AWS', () => {
  test('in columns make the costs, and the list stays known', async () => {
    const { charges, ...costs } = await costsOf({ 'cur.csv': csvOf([discounted]) })
    expect(costs).toEqual({ status: 'done', billed: '86', effective: '86' })
    expect(charges).toEqual([{ list_cost: 100, contracted_cost: 86 }])
    const listed = await costsOf({
      'cur.csv': csvOf([{ ...discounted, 'pricing/publicOnDemandCost': 110 }]),
    })
    expect(listed.charges).toEqual([{ list_cost: 110, contracted_cost: 86 }])
  })

  test('in rows as well are taken off once, whichever part of the delivery has them', async () => {
    const rest = { 'lineItem/ProductCode': 'AmazonS3' }
    for (const parts of [
      [csvOf([discounted, discount])],
      [csvOf([discounted]), csvOf([{ ...discount, ...rest }])],
      [csvOf([{ ...discount, ...rest }]), csvOf([discounted])],
    ]) {
      const files = Object.fromEntries(parts.map((part, place) => [`cur-${place}.csv`, part]))
      expect(await costsOf(files)).toMatchObject({ status: 'done', billed: '86', effective: '86' })
    }
  })

  test('are told by the delivery that counts, not by an older one that came along', async () => {
    const days = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04']
    const rows = days.map((day) => ({
      ...discounted,
      'lineItem/UsageStartDate': day,
      'lineItem/ResourceId': day,
    }))
    const older = [...rows.slice(0, 3), { ...discount, 'lineItem/UsageStartDate': '2026-10-01' }]
    const files = { 'old.csv': csvOf(older), 'new.csv': csvOf(rows) }
    expect(await costsOf(files)).toMatchObject({ status: 'done', billed: '344' })
  })

  test('are decided for each bill: another month, or payer, has its own way', async () => {
    const september = {
      'bill/BillingPeriodStartDate': '2026-09-01T00:00:00Z',
      'lineItem/UsageStartDate': '2026-09-05',
    }
    const rows = [discounted, { ...discounted, ...september }, { ...discount, ...september }]
    expect(await costsOf({ 'cur.csv': csvOf(rows) })).toMatchObject({ billed: '172', effective: '172' })
  })

  test('without a net amount leave the cost as it is', async () => {
    const rows = [discounted, awsRow({ 'lineItem/UnblendedCost': 10, [net]: '' })]
    expect(await costsOf({ 'cur.csv': csvOf(rows) })).toMatchObject({ billed: '96', effective: '96' })
  })

  test.each([
    ['legacy', (name: string) => name],
    [
      'CUR 2.0',
      (name: string) =>
        name
          .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
          .replace('/', '_')
          .toLowerCase(),
    ],
  ])('lower commitments too, in the columns of %s', async (_what, spelled) => {
    const ri = { 'reservation/ReservationARN': 'arn:r' }
    const plan = { 'savingsPlan/SavingsPlanARN': 'arn:p' }
    const type = (name: string) => ({ 'lineItem/LineItemType': name })
    const rows = [
      awsRow({
        ...type('DiscountedUsage'),
        ...ri,
        'lineItem/UnblendedCost': 0,
        [net]: 0,
        'reservation/EffectiveCost': 6,
        'reservation/NetEffectiveCost': 5,
      }),
      awsRow({
        ...type('SavingsPlanCoveredUsage'),
        ...plan,
        [net]: 9,
        'savingsPlan/SavingsPlanEffectiveCost': 7,
        'savingsPlan/NetSavingsPlanEffectiveCost': 6.5,
      }),
      awsRow({ ...type('SavingsPlanNegation'), ...plan, 'lineItem/UnblendedCost': -10, [net]: -9 }),
      awsRow({
        ...type('RIFee'),
        ...ri,
        [net]: 8,
        'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod': 1,
        'reservation/NetUnusedAmortizedUpfrontFeeForBillingPeriod': 0.9,
        'reservation/UnusedRecurringFee': 0.5,
        'reservation/NetUnusedRecurringFee': 0.45,
      }),
      awsRow({
        ...type('SavingsPlanRecurringFee'),
        ...plan,
        [net]: 9,
        'savingsPlan/TotalCommitmentToDate': 10,
        'savingsPlan/UsedCommitment': 8,
        'savingsPlan/RecurringCommitmentForBillingPeriod': 720,
        'savingsPlan/NetRecurringCommitmentForBillingPeriod': 648,
      }),
    ]
    const spelling = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [spelled(name), cell])),
    )
    // Billed: 0 + 9 - 9 + 8 + 9; effective: 5 + 6.5 + 0 + 1.35 + 2 * 648 / 720
    expect(await costsOf({ 'cur.csv': csvOf(spelling) })).toMatchObject({ billed: '17', effective: '14.65' })
  })
})
