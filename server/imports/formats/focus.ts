import type { BillFormat } from './bill-format.ts'
import type { Columns } from './columns.ts'
import { mapTags } from './tag-text.ts'

/** FOCUS 1.0 to 1.3, https://focus.finops.org: the columns are the charge model's own. */
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
    billing_account_id: columns.text('BillingAccountId'),
    billing_account_name: columns.text('BillingAccountName'),
    sub_account_id: columns.text('SubAccountId'),
    sub_account_name: columns.text('SubAccountName'),
    region: columns.text('RegionId', 'RegionName'),
    resource_id: columns.text('ResourceId'),
    resource_name: columns.text('ResourceName'),
    charge_category: columns.text('ChargeCategory'),
    charge_class: columns.text('ChargeClass'),
    commitment_id: columns.text('CommitmentDiscountId'),
    commitment_status: columns.text('CommitmentDiscountStatus'),
    sku: columns.text('SkuId'),
    usage_quantity: columns.quantity('ConsumedQuantity'),
    usage_unit: columns.text('ConsumedUnit'),
    tags: mapTags(columns, ['Tags']),
    billing_currency: columns.requiredText('BillingCurrency'),
    billed_cost: columns.requiredMoney('BilledCost'),
    effective_cost: columns.money('EffectiveCost'),
    list_cost: columns.money('ListCost'),
    contracted_cost: columns.money('ContractedCost'),
    ...(columns.has('InvoiceId') ? { invoice_id: columns.text('InvoiceId') } : {}),
  }),
}

function versionOf(columns: Columns): string {
  if (columns.has('ChargeSubcategory')) return '1.0-preview'
  if (columns.has('ServiceProviderName') || columns.has('HostProviderName')) return '1.3'
  if (columns.has('InvoiceId') || columns.has('PricingCurrency')) return '1.2'
  if (columns.has('SkuMeter') || columns.has('ServiceSubcategory')) return '1.1'
  return '1.0'
}
