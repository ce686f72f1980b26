import { chargeType, isCommitted, ofChargeType, ofPricingModel } from './azure-charges.ts'
import { storagePart } from './azure-storage.ts'
import type { BillFormat, ChargeMapping } from './bill-format.ts'
import type { Columns, Sql } from './columns.ts'
import { columnTags, mapTags } from './tag-text.ts'

const costColumns = ['CostInBillingCurrency', 'Cost', 'PreTaxCost'] as const
const dateColumns = ['Date', 'UsageDateTime', 'UsageDate'] as const
const currencyColumns = ['BillingCurrencyCode', 'BillingCurrency', 'Currency'] as const
const requires = [costColumns, dateColumns, currencyColumns, ['MeterCategory'], ['MeterId']] as const

/**
 * Azure's amortized costs: commitments are spread over the usage that they cover. The invoice does not show these
 * amounts, so they are effective costs only; the actual costs of the same month carry the billed ones.
 */
const azureAmortized: BillFormat = {
  dataset: 'azure_amortized',
  name: 'Azure amortized costs',
  requires,
  title: (columns) => `Azure amortized costs (${agreementOf(columns)})`,
  note: 'Amortized costs count as effective costs; import the actual costs of the month for the billed ones.',
  dateTexts: (columns) => [columns.text(...dateColumns), columns.text('BillingPeriodEndDate')],
  map: (columns) => ({
    ...shared(columns),
    billed_cost: `money('0', null)`,
    effective_cost: cost(columns),
  }),
}

/** Azure's cost exports of enterprise agreements, customer agreements and pay-as-you-go; localised headers too. */
export const azure: BillFormat = {
  dataset: 'azure_actual',
  name: 'Azure cost details',
  requires,
  title: (columns) => `Azure actual costs (${agreementOf(columns)})`,
  note: 'Actual costs stand in for the effective ones until the amortized costs of the month are imported.',
  dateTexts: (columns) => [columns.text(...dateColumns), columns.text('BillingPeriodEndDate')],
  map: (columns) => ({ ...shared(columns), billed_cost: cost(columns), effective_cost: cost(columns) }),
  variant: {
    format: azureAmortized,
    // In actual costs, usage that a commitment covers costs nothing and an unused part of it is not shown.
    when: (columns) => `${chargeType(columns)} in ('unusedreservation', 'unusedsavingsplan')
      or (${chargeType(columns)} = 'usage' and ${isCommitted(columns)} and money(${columns.text(...costColumns)}, null) <> 0)`,
    // Amortized costs spread the purchases of commitments, and what is paid back for them, over their use.
    unless: (columns) => `${chargeType(columns)} in ('purchase', 'refund') and ${isCommitted(columns)}`,
    named: (exportType) => {
      const [actual, amortized] = ['actual', 'amortized'].map((word) =>
        exportType.toLowerCase().includes(word),
      )
      return actual === amortized ? undefined : amortized
    },
  },
}

function agreementOf(columns: Columns): string {
  if (columns.has('PreTaxCost')) return 'pay-as-you-go'
  return columns.has('PricingCurrency') ? 'MCA' : 'EA'
}

const cost = (columns: Columns): Sql => columns.requiredMoney(...costColumns)
const lower = (text: Sql): Sql => `lower(${text})`

/** Azure writes words where other bills leave a field empty. */
const unlessNone = (text: Sql): Sql =>
  `case when lower(${text}) in ('unassigned', 'others', 'not applicable', 'not available', 'n/a') then null else ${text} end`

/** What a row says of the commitment that it is about; it matters where the commitment itself is charged. */
const commitmentNames = (columns: Columns): Sql =>
  columnTags([
    ['CommitmentDiscountName', unlessNone(columns.text('BenefitName', 'ReservationName'))],
    ['CommitmentTerm', columns.text('Term')],
  ])

function shared(columns: Columns): Omit<ChargeMapping, 'billed_cost' | 'effective_cost'> {
  const hasInvoice = columns.has('InvoiceId')
  return {
    date: columns.requiredDay(...dateColumns),
    billing_period: columns.month('BillingPeriodStartDate'),
    provider_name: `'Microsoft'`,
    service_name: columns.text('MeterCategory', 'ServiceName', 'ConsumedService'),
    service_category: unlessNone(columns.text('ServiceFamily')),
    service_subcategory: `case when lower(${columns.text('PublisherType')}) = 'marketplace' then 'Marketplace'
      else ${unlessNone(columns.text('MeterSubCategory'))} end`,
    service_part: storagePart(columns.text('MeterCategory', 'ServiceName'), [
      columns.text('MeterSubCategory'),
      columns.text('MeterName'),
      columns.text('ProductName', 'Product'),
      columns.text('ConsumedService'),
    ]),
    billing_account_id: columns.text('BillingProfileId', 'BillingAccountId'),
    billing_account_name: columns.text('BillingProfileName', 'BillingAccountName'),
    sub_account_id: lower(columns.text('SubscriptionId', 'SubscriptionGuid')),
    sub_account_name: columns.text('SubscriptionName'),
    region: unlessNone(lower(`replace(${columns.text('ResourceLocation', 'Location')}, ' ', '')`)),
    resource_id: lower(columns.text('ResourceId', 'InstanceId', 'InstanceName')),
    resource_name: columns.text('ResourceName'),
    charge_category: ofChargeType(columns, ({ category }) => category, `'Usage'`),
    charge_class: ofChargeType(columns, (type) => type.class),
    charge_description: columns.text('ProductName', 'Product'),
    charge_frequency: `case lower(replace(${columns.text('Frequency')}, ' ', '')) when 'onetime' then 'One-Time'
      when 'recurring' then 'Recurring' when 'usagebased' then 'Usage-Based' end`,
    commitment_id: unlessNone(columns.text('BenefitId', 'ReservationId')),
    commitment_status: `coalesce(${ofChargeType(columns, ({ status }) => status)},
      case when ${chargeType(columns)} = 'usage' and ${isCommitted(columns)} then 'Used' end)`,
    commitment_type: `coalesce(${ofPricingModel(columns, ({ commitment }) => commitment)},
      ${ofChargeType(columns, ({ commitment }) => commitment)},
      case when contains(lower(${columns.text('BenefitId')}), 'microsoft.billingbenefits') then 'Savings Plan'
        when ${unlessNone(columns.text('BenefitId', 'ReservationId'))} is not null then 'Reservation' end)`,
    discount_type: 'null',
    pricing_category: `coalesce(${ofPricingModel(columns, ({ category }) => category)},
      ${ofChargeType(columns, ({ commitment }) => (commitment === undefined ? undefined : 'Committed'))})`,
    sku: columns.text('MeterId', 'ProductId', 'PartNumber'),
    usage_type: columns.text('MeterName'),
    operation: 'null',
    details: `case when ${commitmentNames(columns)} is not null and ${chargeType(columns)} <> 'usage' then ${commitmentNames(columns)} end`,
    usage_quantity: columns.quantity('Quantity', 'UsageQuantity'),
    usage_unit: columns.text('UnitOfMeasure'),
    tags: mapTags(columns, ['Tags']),
    billing_currency: columns.currency(...currencyColumns),
    list_cost: columns.money('PaygCostInBillingCurrency'),
    contracted_cost: 'money(null, null)',
    usd_rate: `case ${columns.text('PricingCurrency')} when 'USD'
      then 1 / nullif(quantity(${columns.text('ExchangeRatePricingToBilling')})::double, 0) end`,
    ...(hasInvoice ? { invoice_id: columns.text('InvoiceId') } : {}),
  }
}
