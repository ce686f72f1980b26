import { storagePart } from './azure-storage.ts'
import type { BillFormat } from './bill-format.ts'
import type { Columns, Sql } from './columns.ts'
import { columnTags, mapTags } from './tag-text.ts'

/** FOCUS 1.0 to 1.4, https://focus.finops.org: the columns are the charge model's own. */
export const focus: BillFormat = {
  dataset: 'focus',

  name: 'FOCUS',

  requires: [['BilledCost'], ['ChargePeriodStart'], ['ChargeCategory'], ['BillingCurrency'], ['ServiceName']],

  title: (columns) => `FOCUS ${versionOf(columns)}`,

  map: (columns) => ({
    date: columns.requiredDay('ChargePeriodStart'),
    started_at: columns.instant('ChargePeriodStart'),
    billing_period: columns.month('BillingPeriodStart'),
    provider_name: columns.text('ServiceProviderName', 'ProviderName', 'PublisherName'),
    service_name: columns.text('ServiceName', 'ServiceCategory'),
    service_category: columns.text('ServiceCategory'),
    service_subcategory: columns.text('ServiceSubcategory'),
    service_part: storagePart(columns.text('ServiceName'), [
      columns.text('x_SkuMeterSubcategory', 'x_SkuMeterSubCategory'),
      columns.text('SkuMeter'),
      columns.text('x_SkuMeterName'),
      columns.text('x_SkuDescription'),
      columns.text('ResourceType'),
      columns.text('x_ResourceType'),
    ]),
    billing_account_id: columns.text('BillingAccountId'),
    billing_account_name: columns.text('BillingAccountName'),
    sub_account_id: columns.text('SubAccountId'),
    sub_account_name: columns.text('SubAccountName'),
    region: columns.text('RegionId', 'RegionName'),
    resource_id: columns.text('ResourceId'),
    resource_name: columns.text('ResourceName'),
    charge_category: columns.text('ChargeCategory'),
    charge_class: columns.text('ChargeClass'),
    charge_description: columns.text('ChargeDescription', 'x_SkuDescription'),
    charge_frequency: columns.text('ChargeFrequency'),
    commitment_id: columns.text('CommitmentDiscountId'),
    commitment_status: columns.text('CommitmentDiscountStatus'),
    commitment_type: columns.text('CommitmentDiscountType', 'CommitmentDiscountCategory'),
    discount_type: 'null',
    pricing_category: columns.text('PricingCategory'),
    sku: columns.text('SkuId'),
    usage_type: ownColumn(columns, /usage_?type|meter_?name|sku_?description/, ['x_UsageType', 'SkuMeter']),
    operation: ownColumn(columns, /operation/, ['x_Operation']),
    details: detailsOf(columns),
    usage_quantity: columns.quantity('ConsumedQuantity'),
    usage_unit: columns.text('ConsumedUnit'),
    tags: mapTags(columns, ['Tags', 'x_CostCategories'], { x_CostCategories: 'cost_category/' }),
    billing_currency: columns.currency('BillingCurrency'),
    billed_cost: columns.requiredMoney('BilledCost'),
    effective_cost: columns.money('EffectiveCost'),
    list_cost: columns.money('ListCost'),
    contracted_cost: columns.money('ContractedCost'),
    ...(columns.has('InvoiceId') ? { invoice_id: columns.text('InvoiceId') } : {}),
  }),
}

/** Columns that FOCUS names first, then those that providers add under names of their own. */
function ownColumn(columns: Columns, pattern: RegExp, first: readonly string[]): Sql {
  const own = columns.all
    .map(({ name }) => name)
    .filter((name) => /^x_/i.test(name) && pattern.test(name.toLowerCase()))
  return columns.text(...first, ...own)
}

/** What is kept of FOCUS beside the columns of a charge. */
const details = [
  'SkuPriceDetails',
  'ContractApplied',
  'AllocatedMethodId',
  'AllocatedMethodDetails',
  'AllocatedResourceId',
  'AllocatedResourceName',
  'AllocatedTags',
  'CapacityReservationId',
  'CapacityReservationStatus',
  'CommitmentDiscountName',
] as const

function detailsOf(columns: Columns): Sql {
  return columnTags(
    details.filter((name) => columns.has(name)).map((name) => [name, columns.text(name)] as const),
  )
}

function versionOf(columns: Columns): string {
  if (columns.has('ServiceProviderName') && !columns.has('ProviderName')) return '1.4'
  if (columns.has('ChargeSubcategory')) return '1.0-preview'
  if (columns.has('ServiceProviderName') || columns.has('HostProviderName')) return '1.3'
  if (columns.has('InvoiceId') || columns.has('PricingCurrency')) return '1.2'
  if (columns.has('SkuMeter') || columns.has('ServiceSubcategory')) return '1.1'
  return '1.0'
}
