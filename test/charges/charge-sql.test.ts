import { describe, expect, test } from 'vitest'
import { costsMatching } from '../../server/costs/costs-matching.ts'
import { singleCosts } from '../../server/costs/single-costs.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { onSqlite } from '../support/database-under-test.ts'

const range = { start_date: '2026-10-01', end_date: '2026-10-31' }
const flat = (sql: string) => sql.replaceAll(/\s+/g, ' ')

describe.runIf(onSqlite)('the SQL of a question', () => {
  test('about services goes to the daily costs', async () => {
    await using app = await createTestApp()
    const { query } = costsMatching(
      app.ctx,
      { cloud_provider: 'AWS', service_name: ['EC2', 'S3'], without_days: ['2026-10-31'] },
      range,
      { by: ['cloud_provider'] },
    )
    const { sql, bindings } = query.toSQL().toNative()
    expect(flat(sql)).toBe(
      'select * from `cloud_costs` where `cloud_costs`.`date` between ? and ? and cloud_costs.cloud_provider in (?) and cloud_costs.service_name in (?, ?) and not (cloud_costs.date in (?)) and `cloud_costs`.`cost` is not null',
    )
    expect(bindings).toEqual(['2026-10-01', '2026-10-31', 'AWS', 'EC2', 'S3', '2026-10-31'])
  })

  test('about regions reads sums of charges, adds up before it converts, and joins what comes from no bill', async () => {
    await using app = await createTestApp()
    const { query } = costsMatching(app.ctx, { region: 'eu' }, range, { by: ['region'] })
    const { sql, bindings } = query.toSQL().toNative()
    const sums = (
      table: string,
      [region, month, currency, billed, effective, quantity, records]: string[],
      rest: string,
    ) =>
      `select ${region} as region, ${month} as month, ${currency} as billing_currency, ${billed} as cost_in_billing_currency, ${effective} as effective_cost_in_billing_currency, ${quantity} as quantity, ${records} as records from ${table} where ${rest} group by 1, 2, 3`
    const charges = sums(
      'counted_sums as c',
      [
        'c.region',
        'last_day(c.date)',
        'c.billing_currency',
        'sum(c.billed_cost)',
        'sum(c.effective_cost)',
        'sum(c.usage_quantity)',
        'sum(c.charge_count)',
      ],
      '"c"."date" between $1 and $2 and c.region in ($3)',
    )
    const others = sums(
      '"cloud_costs" as "o"',
      [
        'cast(null as text)',
        'last_day(cast(o.date as date))',
        'o.billing_currency',
        'sum(o.cost_in_billing_currency)',
        'sum(o.effective_cost_in_billing_currency)',
        'cast(null as numeric)',
        'count(*)',
      ],
      '"o"."bill_id" is null and "o"."date" between $4 and $5 and cast(null as text) in ($6)',
    )
    expect(flat(sql)).toBe(
      `select * from (select "s"."region", substr(cast(s.month as text), 1, 7) as month, "s"."billing_currency", "s"."cost_in_billing_currency", "s"."effective_cost_in_billing_currency", (s.cost_in_billing_currency) * k.rate as cost, (s.effective_cost_in_billing_currency) * k.rate as effective_cost, "k"."rate", "k"."rate_month", "k"."is_provisional", "s"."quantity", "s"."records" from ((${charges}) union all (${others})) as "s" left join "conversion_rates" as "k" on "k"."currency" = "s"."billing_currency" and "k"."month" = substr(cast(s.month as text), 1, 7)) as "cloud_costs" where "cloud_costs"."cost" is not null`,
    )
    expect(bindings).toEqual(['2026-10-01', '2026-10-31', 'eu', '2026-10-01', '2026-10-31', 'eu'])
  })

  const conditionsOf = (sql: string) =>
    /from counted_\w+ as c(?: inner join .*?)? where "c"\."date" between \$1 and \$2(.*?)(?: group by|\) union)/.exec(
      flat(sql),
    )?.[1]

  test.each([
    [
      { account: 'shop' },
      'sums',
      ' and (coalesce(c.sub_account_name, c.sub_account_id) in ($3) or c.sub_account_id in ($4))',
    ],
    [
      { account: ['a', 'b'] },
      'sums',
      ' and (coalesce(c.sub_account_name, c.sub_account_id) in ($3, $4) or c.sub_account_id in ($5, $6))',
    ],
    [{ charge_category: 'Tax' }, 'sums', ' and c.charge_category in ($3)'],
    [{ resource: 'i-1' }, 'charges', ' and c.resource_id in ($3)'],
    [{ tag: 'team' }, 'charges', ' and json_extract_string(c.tags, $3) is not null'],
    [
      { tag: ['team=web', 'env'] },
      'charges',
      ' and json_extract_string(c.tags, $3) = $4 and json_extract_string(c.tags, $5) is not null',
    ],
    [{ exclude: 'tax' }, 'sums', ` and c.charge_category <> 'Tax'`],
    [
      { exclude: 'credits' },
      'sums',
      ` and not (c.charge_category = 'Credit' or (c.discount_type is not null and c.charge_category <> 'Adjustment'))`,
    ],
    [
      { exclude: 'refunds' },
      'sums',
      ` and not (c.charge_class is not null and c.charge_class = 'Correction')`,
    ],
    [{ only: 'corrections' }, 'sums', ` and (c.charge_class is not null and c.charge_class = 'Correction')`],
    [
      { only: 'irregular' },
      'sums',
      " and (c.charge_category is not null and c.charge_category in ('Tax', 'Credit', 'Purchase', 'Adjustment') or (c.charge_class is not null and c.charge_class = 'Correction'))",
    ],
    [
      { only: 'regular' },
      'sums',
      " and not (c.charge_category is not null and c.charge_category in ('Tax', 'Credit', 'Purchase', 'Adjustment') or (c.charge_class is not null and c.charge_class = 'Correction'))",
    ],
    [{ region: 'eu', service_name: 'S3' }, 'sums', ' and c.service_name in ($3) and c.region in ($4)'],
  ] as const)('with the filter %j reads %s', async (filter, table, conditions) => {
    await using app = await createTestApp()
    const { sql } = costsMatching(app.ctx, filter, range, { by: ['cloud_provider'] })
      .query.toSQL()
      .toNative()
    expect(sql).toContain(`from counted_${table} as c`)
    expect(conditionsOf(sql)).toBe(conditions)
  })

  test('whose key has dots, slashes and quotes asks for that very key', async () => {
    await using app = await createTestApp()
    const { bindings } = costsMatching(app.ctx, { tag: 'a.b/c~"d"' }, range, { by: [] })
      .query.toSQL()
      .toNative()
    expect(bindings[2]).toBe('/a.b~1c~0"d"')
  })

  test('about single charges reads them, and is narrowed by the same conditions', async () => {
    await using app = await createTestApp()
    const { sql } = singleCosts(app.ctx, { region: 'eu', exclude: 'tax' }, range).toSQL().toNative()
    expect(sql).toContain('from counted_charges as c')
    expect(conditionsOf(sql)).toBe(` and c.region in ($3) and c.charge_category <> 'Tax'`)
  })
})
