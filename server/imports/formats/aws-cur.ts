import { awsCategories } from './aws-categories.ts'
import { awsDiscounts, billedCost, contractedCost, effectiveCost, listCost } from './aws-costs.ts'
import { isDiscount, lineItemType, ofLineItem } from './aws-line-items.ts'
import { awsTags } from './aws-tags.ts'
import type { BillFormat } from './bill-format.ts'
import { quoteText } from '../../charges/quote.ts'
import type { Columns, Sql } from './columns.ts'
import { columnTags } from './tag-text.ts'

/**
 * AWS Cost and Usage Reports: the legacy report in both spellings (`lineItem/UnblendedCost`,
 * `line_item_unblended_cost`) and CUR 2.0 of Data Exports.
 */
export const awsCur: BillFormat = {
  dataset: 'aws_cur',

  name: 'AWS CUR',

  requires: [
    ['lineItem/UnblendedCost'],
    ['lineItem/LineItemType'],
    ['lineItem/UsageStartDate'],
    ['lineItem/CurrencyCode'],
  ],

  title: (columns) => (columns.has('bill_payer_account_name') ? 'AWS CUR 2.0' : 'AWS CUR'),

  discounts: awsDiscounts,

  // Split cost allocation repeats the cost of the instance below its pods and tasks.
  leavesOut: (columns) => `${columns.text('lineItem/Operation')} in ('EKSPod-EC2', 'ECSTask-EC2')`,

  map: (columns) => ({
    date: columns.requiredDay('lineItem/UsageStartDate'),
    started_at: columns.instant('lineItem/UsageStartDate'),
    billing_period: columns.month('bill/BillingPeriodStartDate'),
    provider_name: `'AWS'`,
    service_name: serviceName(columns),
    service_category: categoryOf(columns.text('lineItem/ProductCode')),
    service_subcategory: `case when ${columns.text('bill/BillingEntity')} = 'AWS Marketplace' then 'Marketplace' end`,
    service_part: 'null',
    billing_account_id: columns.text('bill/PayerAccountId'),
    billing_account_name: columns.text('bill/PayerAccountName'),
    sub_account_id: columns.text('lineItem/UsageAccountId'),
    sub_account_name: columns.text('lineItem/UsageAccountName'),
    region: `coalesce(${columns.text('product/regionCode', 'product/region')},
      ${columns.field('product', 'region_code')}, ${columns.field('product', 'region')})`,
    resource_id: columns.text('lineItem/ResourceId'),
    resource_name: 'null',
    charge_category: ofLineItem(
      columns,
      ({ category }) => quoteText(category),
      `case when ${isDiscount(columns)} then 'Adjustment' else 'Usage' end`,
    ),
    // A bill of refunds holds the taxes on them, too.
    charge_class: `case when ${columns.text('bill/BillType')} = 'Refund' then 'Correction' else ${ofLineItem(columns, (item) => textOr(item.class))} end`,
    charge_description: columns.text('lineItem/LineItemDescription'),
    charge_frequency: ofLineItem(columns, ({ frequency }) => textOr(frequency)),
    commitment_id: columns.text('reservation/ReservationARN', 'savingsPlan/SavingsPlanARN'),
    commitment_status: ofLineItem(columns, ({ status }) => textOr(status)),
    commitment_type: ofLineItem(
      columns,
      ({ commitment }) => textOr(commitment),
      `case when ${columns.text('reservation/ReservationARN')} is not null then 'Reservation'
        when ${columns.text('savingsPlan/SavingsPlanARN')} is not null then 'Savings Plan' end`,
    ),
    discount_type: `case when ${isDiscount(columns)} then ${lineItemType(columns)} end`,
    pricing_category: `case when ${lineItemType(columns)} = 'Usage' and contains(${columns.text('lineItem/UsageType')}, 'SpotUsage')
      then 'Dynamic' else ${ofLineItem(columns, ({ pricing }) => textOr(pricing), feePricing(columns))} end`,
    sku: columns.text('product/sku'),
    usage_type: columns.text('lineItem/UsageType'),
    operation: columns.text('lineItem/Operation'),
    details: commitmentTerms(columns),
    // A negation repeats the quantity of what it takes off.
    usage_quantity: `case when ${lineItemType(columns)} = 'SavingsPlanNegation' then null
      else ${columns.quantity('lineItem/UsageAmount')} end`,
    usage_unit: columns.text('pricing/unit'),
    tags: awsTags(columns),
    billing_currency: columns.currency('lineItem/CurrencyCode'),
    billed_cost: billedCost(columns),
    effective_cost: effectiveCost(columns),
    list_cost: listCost(columns),
    contracted_cost: contractedCost(columns),
    invoice_id: columns.text('bill/InvoiceId'),
  }),
}

/** What the fees of a commitment say of it. */
function commitmentTerms(columns: Columns): Sql {
  const terms = columnTags([
    ['CommitmentStart', columns.text('savingsPlan/StartTime', 'reservation/StartTime')],
    ['CommitmentEnd', columns.text('savingsPlan/EndTime', 'reservation/EndTime')],
    ['CommitmentTerm', columns.text('savingsPlan/PurchaseTerm', 'pricing/LeaseContractLength')],
    ['CommitmentPayment', columns.text('savingsPlan/PaymentOption', 'pricing/PurchaseOption')],
    ['CommitmentOffering', columns.text('savingsPlan/OfferingType', 'pricing/OfferingClass')],
  ])
  return ofLineItem(columns, ({ category, commitment }) =>
    category === 'Purchase' && commitment !== undefined ? terms : undefined,
  )
}

/** Fees are the upfront part of a reservation, or for something else. */
const feePricing = (columns: Columns): Sql =>
  `case when ${columns.text('reservation/ReservationARN')} is not null then 'Committed'
    when ${lineItemType(columns)} = 'Fee' then 'Standard' end`

const textOr = (value: string | undefined): Sql | undefined =>
  value === undefined ? undefined : quoteText(value)

/** The product's code, which AWS's own FOCUS export follows too; sellers' products have codes that say nothing. */
function serviceName(columns: Columns): Sql {
  const code = columns.text('lineItem/ProductCode')
  const name = columns.text('product/ProductName', 'product/servicename')
  const nested = columns.has('product') ? columns.field('product', 'product_name') : 'null'
  return `case when regexp_full_match(${code}, '[a-z0-9]{20,}') then coalesce(${name}, ${nested}, ${code})
    else coalesce(${code}, ${name}, ${nested}) end`
}

function categoryOf(code: Sql): Sql {
  const cases = Object.entries(awsCategories).map(
    ([category, codes]) => `when ${code} in (${codes.map(quoteText).join(', ')}) then ${quoteText(category)}`,
  )
  return `case ${cases.join(' ')} end`
}
