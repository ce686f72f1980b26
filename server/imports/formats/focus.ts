import type { BillFormat } from './bill-format.ts'

/** FOCUS, the FinOps Open Cost and Usage Specification: the columns are already the ones we keep. */
export const focus: BillFormat = {
  requires: ['billedcost', 'billingcurrency', 'chargeperiodstart', 'chargecategory', 'servicename'],
  mapping: {
    billed_cost: ['BilledCost'],
    effective_cost: ['EffectiveCost', 'BilledCost'],
    billing_currency: ['BillingCurrency'],
    charge_period_start: ['ChargePeriodStart'],
    provider_name: ['ServiceProviderName', 'ProviderName'],
    service_name: ['ServiceName'],
    service_category: ['ServiceCategory'],
    charge_category: ['ChargeCategory'],
  },
  nameOf(columns) {
    if (columns.has('serviceprovidername')) return 'FOCUS 1.3'
    if (columns.has('invoiceid') && columns.has('pricingcurrency')) return 'FOCUS 1.2'
    return columns.has('skumeter') || columns.has('servicesubcategory') ? 'FOCUS 1.1' : 'FOCUS 1.0'
  },
}
