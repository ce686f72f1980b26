import { canonicalServiceName, providerNamed } from '../../shared/catalogue.ts'
import type { Engine } from './engine.ts'
import { quoteText } from './formats/columns.ts'
import { amounts, textKeys } from './stage-charges.ts'

/** What makes a bill: an account's period, told apart by the dataset that describes it. */
export const billKeys = ['dataset', 'cloud_provider', 'billing_account_id', 'billing_period'] as const

/**
 * Makes the engine's table `charges` of the good rows in `staged`: providers and services under their usual names, and
 * charges that came in several files added up.
 */
export async function combineCharges(engine: Engine): Promise<void> {
  await nameServices(engine)
  const keys = ['date', ...textKeys, 'dataset', 'cloud_provider', 'canonical_name'].join(', ')
  const sums = amounts.map((amount) => `sum(${amount}) as ${amount}`).join(', ')
  await engine.run(
    `create or replace table charges as
     select ${keys}, ${sums}, min(charge_description) as charge_description, max(usd_rate) as usd_rate, max(delivered_at) as delivered_at,
       bool_and(is_final) as is_final, sum(row_count)::bigint as row_count
     from staged join names on names.provider is not distinct from staged.provider_name
       and names.service = staged.service_name and names.part is not distinct from staged.service_part
     where fault is null group by all`,
  )
  await engine.run('drop table staged')
}

async function nameServices(engine: Engine): Promise<void> {
  const pairs = await engine.rows(
    'select distinct provider_name, service_name, service_part from staged where fault is null order by all',
  )
  await engine.run(
    'create or replace table names (provider varchar, service varchar, part varchar, cloud_provider varchar, canonical_name varchar)',
  )
  for (let start = 0; start < pairs.length; start += 500) {
    const values = pairs.slice(start, start + 500).map(({ provider_name, service_name, service_part }) => {
      const provider = providerNamed(provider_name === null ? '' : String(provider_name))
      const service = String(service_name)
      const own = provider_name === null ? 'null' : quoteText(String(provider_name))
      const part = service_part === null || provider !== 'Azure' ? null : String(service_part)
      const canonical = part ?? (canonicalServiceName(provider, service) || 'Unnamed service')
      const partText = service_part === null ? 'null' : quoteText(String(service_part))
      return `(${own}, ${quoteText(service)}, ${partText}, ${quoteText(provider)}, ${quoteText(canonical)})`
    })
    await engine.run(`insert into names values ${values.join(', ')}`)
  }
}
