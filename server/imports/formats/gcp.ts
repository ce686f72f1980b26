import type { BillFormat } from './bill-format.ts'
import type { Columns, Sql } from './columns.ts'
import { allTags, mapTags } from './tag-text.ts'

/**
 * Google Cloud's billing export from BigQuery, standard and detailed: as CSV with dotted or underscored names, or as
 * JSON. Credits lie within the row that they reduce.
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

  map: (columns) => ({
    date: columns.requiredDay('usage_start_time'),
    started_at: columns.instant('usage_start_time'),
    billing_period: invoiceMonth(columns),
    provider_name: `'Google Cloud'`,
    service_name: columns.field('service', 'description'),
    service_category: 'null',
    billing_account_id: columns.text('billing_account_id'),
    billing_account_name: 'null',
    sub_account_id: columns.field('project', 'id'),
    sub_account_name: columns.field('project', 'name'),
    region: `coalesce(${columns.field('location', 'region')}, ${columns.field('location', 'location')})`,
    resource_id: `coalesce(${columns.field('resource', 'global_name')}, ${columns.field('resource', 'name')})`,
    resource_name: columns.field('resource', 'name'),
    charge_category: `case ${columns.text('cost_type')}
      when 'tax' then 'Tax'
      when 'adjustment' then 'Adjustment'
      when 'rounding_error' then 'Adjustment'
      when 'roundoff' then 'Adjustment'
      else 'Usage' end`,
    charge_class: `case when ${columns.field('adjustment_info', 'id')} is not null then 'Correction' end`,
    commitment_id: columns.field('subscription', 'instance_id'),
    commitment_status: 'null',
    sku: `coalesce(${columns.field('sku', 'description')}, ${columns.field('sku', 'id')})`,
    usage_quantity: `quantity(${columns.field('usage', 'amount')})`,
    usage_unit: columns.field('usage', 'unit'),
    tags: tags(columns),
    billing_currency: columns.requiredText('currency'),
    billed_cost: netCost(columns),
    effective_cost: netCost(columns),
    list_cost: columns.money('cost_at_list'),
    contracted_cost: columns.money('cost'),
    usd_rate: `1 / nullif(try_cast(${columns.text('currency_conversion_rate')} as double), 0)`,
    delivered_at: `strftime(instant(${columns.text('export_time')}), '%Y-%m-%dT%H:%M:%SZ')`,
  }),
}

/** The month of the invoice is the key of billing; usage of its first and last hours can lie in another month. */
function invoiceMonth(columns: Columns): Sql {
  const month = columns.field('invoice', 'month')
  return columns.knownMonth(
    `case when length(${month}) >= 6 then substr(${month}, 1, 4) || '-' || substr(${month}, 5, 2) end`,
    'invoice.month',
    'invoice',
  )
}

/** The list of credits counts where there is one: columns made of its first entry can disagree with it. */
function netCost(columns: Columns): Sql {
  const credits = columns.has('credits')
    ? `credit_sum(${columns.text('credits')})`
    : `coalesce(${columns.money('credits.amount')}, 0)`
  return `(${columns.requiredMoney('cost')} + ${credits})`
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
