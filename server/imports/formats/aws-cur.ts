import { awsCategories } from './aws-categories.ts'
import type { BillFormat } from './bill-format.ts'
import { quoteText, type Columns, type Sql } from './columns.ts'
import { allTags, columnTags, mapTags } from './tag-text.ts'

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

  // Split cost allocation repeats the cost of the instance below its pods and tasks.
  leavesOut: (columns) => `${columns.text('lineItem/Operation')} in ('EKSPod-EC2', 'ECSTask-EC2')`,

  map: (columns) => ({
    date: columns.requiredDay('lineItem/UsageStartDate'),
    started_at: columns.instant('lineItem/UsageStartDate'),
    billing_period: columns.month('bill/BillingPeriodStartDate'),
    provider_name: `'AWS'`,
    service_name: serviceName(columns),
    service_category: categoryOf(columns.text('lineItem/ProductCode')),
    billing_account_id: columns.text('bill/PayerAccountId'),
    billing_account_name: columns.text('bill/PayerAccountName'),
    sub_account_id: columns.text('lineItem/UsageAccountId'),
    sub_account_name: columns.text('lineItem/UsageAccountName'),
    region: columns.text('product/regionCode', 'product/region'),
    resource_id: columns.text('lineItem/ResourceId'),
    resource_name: 'null',
    charge_category: chargeCategory(columns),
    charge_class: `case ${typeOf(columns)} when 'Refund' then 'Correction' end`,
    commitment_id: columns.text('reservation/ReservationARN', 'savingsPlan/SavingsPlanARN'),
    commitment_status: commitmentStatus(columns),
    sku: columns.text('lineItem/UsageType', 'product/sku'),
    usage_quantity: columns.quantity('lineItem/UsageAmount'),
    usage_unit: columns.text('pricing/unit'),
    tags: tags(columns),
    billing_currency: columns.requiredText('lineItem/CurrencyCode'),
    billed_cost: unblended(columns),
    effective_cost: effectiveCost(columns),
    list_cost: columns.money('pricing/publicOnDemandCost'),
    contracted_cost: 'money(null)',
    invoice_id: columns.text('bill/InvoiceId'),
  }),
}

const typeOf = (columns: Columns): Sql => columns.text('lineItem/LineItemType')
const amount = (columns: Columns, name: string): Sql => `coalesce(${columns.money(name)}, 0)`
const unblended = (columns: Columns): Sql => amount(columns, 'lineItem/UnblendedCost')

/** The product's code, which AWS's own FOCUS export follows too; sellers' products have codes that say nothing. */
function serviceName(columns: Columns): Sql {
  const code = columns.text('lineItem/ProductCode')
  const name = columns.text('product/ProductName', 'product/servicename')
  const nested = columns.has('product') ? `nested(${columns.text('product')}, '$.product_name')` : 'null'
  return `case when regexp_full_match(${code}, '[a-z0-9]{20,}') then coalesce(${name}, ${nested}, ${code})
    else coalesce(${code}, ${name}, ${nested}) end`
}

function categoryOf(code: Sql): Sql {
  const cases = Object.entries(awsCategories).map(
    ([category, codes]) => `when ${code} in (${codes.map(quoteText).join(', ')}) then ${quoteText(category)}`,
  )
  return `case ${cases.join(' ')} end`
}

function chargeCategory(columns: Columns): Sql {
  return `case ${typeOf(columns)}
    when 'Tax' then 'Tax'
    when 'Credit' then 'Credit'
    when 'Fee' then 'Purchase'
    when 'RIFee' then 'Purchase'
    when 'SavingsPlanRecurringFee' then 'Purchase'
    when 'SavingsPlanUpfrontFee' then 'Purchase'
    else case when ${typeOf(columns)} like '%Discount' then 'Adjustment' else 'Usage' end end`
}

function commitmentStatus(columns: Columns): Sql {
  return `case ${typeOf(columns)}
    when 'DiscountedUsage' then 'Used'
    when 'SavingsPlanCoveredUsage' then 'Used'
    when 'SavingsPlanRecurringFee' then 'Unused'
    when 'RIFee' then 'Unused' end`
}

/** What commitments cost where they are used; what is left of them, where they are not. */
function effectiveCost(columns: Columns): Sql {
  return `case ${typeOf(columns)}
    when 'DiscountedUsage' then ${amount(columns, 'reservation/EffectiveCost')}
    when 'SavingsPlanCoveredUsage' then ${amount(columns, 'savingsPlan/SavingsPlanEffectiveCost')}
    when 'SavingsPlanNegation' then 0
    when 'SavingsPlanUpfrontFee' then 0
    when 'SavingsPlanRecurringFee' then ${amount(columns, 'savingsPlan/TotalCommitmentToDate')}
      - ${amount(columns, 'savingsPlan/UsedCommitment')}
    when 'RIFee' then ${amount(columns, 'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod')}
      + ${amount(columns, 'reservation/UnusedRecurringFee')}
    when 'Fee' then case when ${columns.text('reservation/ReservationARN')} is null then ${unblended(columns)} else 0 end
    when 'Refund' then case when ${columns.text('lineItem/LineItemDescription')}
      like 'Refund for one-time fee for Savings Plan ID%' then 0 else ${unblended(columns)} end
    else ${unblended(columns)} end`
}

const tagColumn = /^(?:resourceTags\/|resource_tags_)(user|aws)[:_](.+)$/i
const categoryColumn = /^(?:costCategory\/|cost_category_)(.+)$/i

/** Tags have a column each, or one MAP for all; so have cost categories, which stay apart from tags. */
function tags(columns: Columns): Sql {
  const single = columns.all.flatMap(({ name, title = name }) => {
    const [, owner, key] = tagColumn.exec(title) ?? []
    if (key !== undefined) return [[owner === 'aws' ? `aws:${key}` : key, exactly(name)] as const]
    const category = categoryColumn.exec(title)?.[1]
    return category === undefined ? [] : [[`cost_category/${category}`, exactly(name)] as const]
  })
  const maps = mapTags(columns, ['resource_tags', 'cost_category'], { cost_category: 'cost_category/' })
  return allTags(columnTags(single), maps)
}

/** Keys of tags may differ only in case, so their columns are named in full. */
function exactly(name: string): Sql {
  return `nullif("${name.replaceAll('"', '""')}"::varchar, '')`
}
