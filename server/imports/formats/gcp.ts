import type { BillFormat } from './bill-format.ts'
import type { Columns, Sql } from './columns.ts'
import { creditsOf, isKind } from './gcp-credits.ts'
import { allTags, mapTags } from './tag-text.ts'

/**
 * Google Cloud's billing export from BigQuery, standard and detailed: as CSV with dotted or underscored names, or as
 * JSON. Credits lie within the row that they reduce, and are charges of their own here.
 */
export const gcp: BillFormat = {
  dataset: 'gcp',

  name: 'GCP billing export',

  requires: [
    ['billing_account_id'],
    ['usage_start_time'],
    ['cost'],
    ['currency'],
    ['service', 'service.description'],
  ],

  title: (columns) =>
    columns.has('resource') || columns.has('resource.name')
      ? 'GCP billing export (detailed)'
      : 'GCP billing export (standard)',

  map: (columns) => {
    const credits = creditsOf(columns)
    const cost = columns.requiredMoney('cost')
    const netPart = `(case when credit is null then ${cost} else credit.amount end)`
    const sku = columns.field('sku', 'description')
    const isFee = `regexp_matches(coalesce(${sku}, ''), '^Commitment( |$)')
      or regexp_matches(coalesce(${columns.field('service', 'description')}, ''), '^Commitment( |$)')`
    const unlessCredit = (value: Sql) => `case when credit is null then ${value} end`
    const isCommitted = isKind('credit.discount_type', 'committed use')
    const type = columns.text('cost_type')
    return {
      date: columns.requiredDay('usage_start_time'),
      started_at: columns.instant('usage_start_time'),
      billing_period: invoiceMonth(columns),
      provider_name: `'Google Cloud'`,
      service_name: columns.field('service', 'description'),
      service_category: 'null',
      service_subcategory: 'null',
      service_part: 'null',
      billing_account_id: columns.text('billing_account_id'),
      billing_account_name: 'null',
      sub_account_id: columns.field('project', 'id'),
      sub_account_name: columns.field('project', 'name'),
      region: `coalesce(${columns.field('location', 'region')}, ${columns.field('location', 'location')})`,
      resource_id: `coalesce(${columns.field('resource', 'global_name')}, ${columns.field('resource', 'name')})`,
      resource_name: columns.field('resource', 'name'),
      // Discounts for use lower the cost of the usage; other credits are given.
      charge_category: `case when credit is not null and not ${isCommitted} and not ${isKind('credit.discount_type', 'discount')}
        then 'Credit' else case ${type} ${categories} else case when ${isFee} then 'Purchase' else 'Usage' end end end`,
      charge_class: `case when ${type} = 'adjustment' or ${columns.field('adjustment_info', 'id')} is not null
        then 'Correction' end`,
      charge_description: columns.field('adjustment_info', 'description'),
      charge_frequency: `case when ${isFee} then 'Recurring' when ${type} = 'regular' then 'Usage-Based' end`,
      commitment_id: columns.field('subscription', 'instance_id'),
      commitment_status: 'null',
      commitment_type: `case when ${isFee} or ${isCommitted} then 'Committed Use Discount' end`,
      discount_type: 'credit.discount_type',
      pricing_category: `case when ${isFee} or ${isCommitted} then 'Committed'
        when contains(${sku}, 'Spot Preemptible') or contains(${sku}, 'Preemptible') then 'Dynamic'
        when ${type} = 'regular' then 'Standard' end`,
      sku: columns.field('sku', 'id'),
      usage_type: sku,
      operation: 'null',
      details: 'null',
      usage_quantity: unlessCredit(`quantity(${columns.field('usage', 'amount')})`),
      usage_unit: columns.field('usage', 'unit'),
      tags: tags(columns),
      billing_currency: columns.currency('currency'),
      billed_cost: netPart,
      effective_cost: netPart,
      list_cost: unlessCredit(columns.money('cost_at_list')),
      contracted_cost: unlessCredit(cost),
      usd_rate: `1 / nullif(quantity(${columns.text('currency_conversion_rate')})::double, 0)`,
      delivered_at: `strftime(instant(${columns.text('export_time')}), '%Y-%m-%dT%H:%M:%SZ')`,
      credits,
    }
  },
}

const categories = `when 'tax' then 'Tax' when 'adjustment' then 'Adjustment'
  when 'rounding_error' then 'Adjustment' when 'roundoff' then 'Adjustment'`

/** The month of the invoice is the key of billing; usage of its first and last hours can lie in another month. */
function invoiceMonth(columns: Columns): Sql {
  const month = columns.field('invoice', 'month')
  return columns.knownMonth(
    `case when length(${month}) >= 6 then substr(${month}, 1, 4) || '-' || substr(${month}, 5, 2) end`,
    'invoice.month',
    'invoice',
  )
}

/** Labels, labels of the project and tags can have keys in common, so all but the first are told apart. */
function tags(columns: Columns): Sql {
  const prefixes = {
    'project.labels': 'project/',
    system_labels: 'system/',
    tags: 'tag/',
  }
  const nested =
    columns.has('project') && !columns.has('project.labels')
      ? `'project/' || chr(28) || nested(${columns.text('project')}, '$.labels')`
      : 'null'
  return allTags(mapTags(columns, ['labels', 'project.labels', 'system_labels', 'tags'], prefixes), nested)
}
