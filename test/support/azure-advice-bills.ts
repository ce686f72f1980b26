import { daysOf } from '../../shared/period.ts'
import { csvOf } from './csv.ts'

/** What each day of the bills costs, 10 USD each: meter category, subcategory, meter, resource, service of FOCUS. */
const charges = `
Load Balancer|Standard|Standard Included LB Rules and Outbound Rules|old/providers/Microsoft.Network/loadBalancers/lb|Load Balancer
NAT Gateway|NAT Gateway|Standard Gateway|old/providers/Microsoft.Network/natGateways/nat|Azure NAT Gateway
Storage|Premium SSD Managed Disks|P10 LRS Disk|lone/providers/Microsoft.Compute/disks/data|Storage Accounts
Virtual Network|IP Addresses|Standard IPv4 Static Public IP|lone/providers/Microsoft.Network/publicIPAddresses/ip|Virtual Network
Virtual Machines|Dsv5 Series|D2s v5|web/providers/Microsoft.Compute/virtualMachines/vm|Virtual Machines
Virtual Machines Licenses|Windows Server|4 vCPU VM License|web/providers/Microsoft.Compute/virtualMachines/vm|Virtual Machines
Log Analytics|Analytics Logs|Analytics Logs Data Ingestion|web/providers/Microsoft.OperationalInsights/workspaces/logs|Azure Monitor
Cognitive Services|Azure OpenAI|gpt-4o Inp glbl Tokens|web/providers/Microsoft.CognitiveServices/accounts/ai|Azure OpenAI`
  .trim()
  .split('\n')
  .map((line) => {
    const [category = '', subcategory = '', meter = '', path = '', service = ''] = line.split('|')
    return { category, subcategory, meter, id: `/subscriptions/s1/resourceGroups/${path}`, service }
  })
type Charge = (typeof charges)[number]

function rowsOf(toRow: (charge: Charge, day: string) => Record<string, string | number>): string {
  const days = daysOf({ start_date: '2026-10-20', end_date: '2026-11-24' })
  return csvOf(days.flatMap((day) => charges.map((charge) => toRow(charge, day))))
}

const monthOf = (day: string) => `${day.slice(0, 7)}-01`

/** The bill as Azure's own export of actual costs. */
export function azureAdvice(): string {
  return rowsOf(({ category, subcategory, meter, id }, day) => ({
    BillingAccountId: 'b1',
    BillingPeriodStartDate: monthOf(day),
    SubscriptionId: 's1',
    SubscriptionName: 'shop',
    Date: day,
    MeterId: meter,
    MeterCategory: category,
    MeterSubCategory: subcategory,
    MeterName: meter,
    ResourceId: id,
    ChargeType: 'Usage',
    PricingModel: 'OnDemand',
    Quantity: 24,
    UnitOfMeasure: '1 Hour',
    BillingCurrencyCode: 'USD',
    CostInBillingCurrency: 10,
  }))
}

/** The same charges as Microsoft's export of FOCUS has them. */
export function azureAdviceFocus(): string {
  return rowsOf(({ category, subcategory, meter, id, service }, day) => ({
    BilledCost: 10,
    EffectiveCost: 10,
    BillingAccountId: 'b1',
    BillingCurrency: 'USD',
    BillingPeriodStart: monthOf(day),
    ChargeCategory: 'Usage',
    ChargeDescription: `${category} - ${subcategory} - ${meter}`,
    ChargePeriodStart: day,
    ConsumedQuantity: 24,
    ConsumedUnit: 'Hours',
    ProviderName: 'Microsoft',
    ResourceId: id,
    ServiceName: service,
    SkuId: 'DZH318Z0BQ4L',
    SubAccountId: 's1',
    SubAccountName: 'shop',
    x_SkuMeterName: meter,
  }))
}
