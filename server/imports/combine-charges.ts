import { canonicalServiceName, providerNamed } from '../../shared/catalogue.ts'
import { amountColumns, sumKeys } from '../charges/charge-columns.ts'
import type { Engine } from './engine.ts'
import { quoteText } from '../charges/quote.ts'
import { readKinds } from './read-kinds.ts'
import { readTexts } from './read-texts.ts'
import { amounts, textKeys } from './row-reading.ts'
import { addUpInSteps } from './stage-charges.ts'
import { detailsJson, tagsJson } from './stored-texts.ts'

/** What makes a bill: an account's period, told apart by the dataset that describes it. */
export const billKeys = ['dataset', 'cloud_provider', 'billing_account_id', 'billing_period'] as const

/**
 * Makes the engine's `charges` of the good rows in `staged`: providers and services under their usual names, what each
 * charge is for, tags and details as they are kept, and charges that came in several files added up. `charge_sums` has them added up over
 * everything finer than accounts, regions and kinds of usage, which is enough for most that is asked of them.
 *
 * @param fileCount how many files `staged` was read of; the charges of each are added up there already.
 */
export async function combineCharges(engine: Engine, fileCount: number): Promise<void> {
  await nameServices(engine)
  await readTexts(engine, 'tags', tagsJson)
  await readTexts(engine, 'details', detailsJson)
  const repeated = fileCount < 2 ? null : await repeatedCharges(engine)
  const good =
    repeated === null
      ? '(select * from staged where fault is null)'
      : await addUpInSteps(engine, 'combined', repeated, addedUp)
  const {
    service_name: _service,
    bill_service_name: _own,
    ...same
  } = Object.fromEntries(textKeys.map((key) => [key, `s.${key}`]))
  await engine.run(
    `create or replace view named_charges as
     select s.date, s.dataset, n.cloud_provider, n.canonical_name as service_name, s.service_name as bill_service_name,
       ${Object.values({ ...same, tags: 't.json as tags', details: 'd.json as details' }).join(', ')},
       ${amounts.join(', ')}, s.charge_description, s.usd_rate, s.delivered_at, s.is_final, s.row_count, s.source, s.charge_key
     from ${good} s join names n on n.provider is not distinct from s.provider_name
       and n.service = s.service_name and n.part is not distinct from s.service_part
     left join tags_texts t on t.text = s.tags left join details_texts d on d.text = s.details`,
  )
  await engine.run(`create or replace view charges as ${await readKinds(engine, 'named_charges')}`)
  await sumCharges(engine, fileCount)
}

/** @returns how many charges there are, where several files have one in common. */
async function repeatedCharges(engine: Engine): Promise<number | null> {
  const [counts] = await engine.rows(
    `select count(*)::double as rows, count(distinct charge_key)::double as charges from staged where fault is null`,
  )
  const charges = Number(counts?.['charges'] ?? 0)
  return charges === Number(counts?.['rows'] ?? 0) ? null : charges
}

/** Charges of several files, of which each counts where it came first. */
function addedUp(condition: string): string {
  const sums = amounts.map((amount) => `sum(${amount}) as ${amount}`)
  return `select date, ${textKeys.join(', ')}, dataset, charge_key, ${sums.join(', ')}, min(charge_description) as charge_description,
      max(usd_rate) as usd_rate, max(delivered_at) as delivered_at, bool_and(is_final) as is_final,
      sum(row_count)::bigint as row_count, null::integer as source
    from staged where fault is null and ${condition}
    group by date, ${textKeys.join(', ')}, dataset, charge_key`
}

async function sumCharges(engine: Engine, fileCount: number): Promise<void> {
  const keys = [
    ...new Set(['dataset', 'billing_account_id', 'billing_period', 'billing_account_name', ...ownKeys]),
  ]
  const sums = amountColumns.map((amount) => `sum(${amount}) as ${amount}`)
  const sources = fileCount < 2 ? 'min(source)::varchar' : `string_agg(distinct source::varchar, ',')`
  await engine.run(
    `create or replace table charge_sums as
     select ${keys.join(', ')}, coalesce(usage_type, sku) as usage_kind,
       case when tags is null then 0 else 1 end as is_tagged, ${sums.join(', ')}, count(*)::integer as charge_count,
       sum(row_count)::bigint as row_count, max(usd_rate) as usd_rate, max(delivered_at) as delivered_at,
       bool_and(is_final) as is_final, ${sources} as sources,
       sum(hash(charge_key, ${amountColumns.join(', ')}, charge_description, usd_rate, delivered_at, is_final, row_count)::hugeint)
         as fingerprint
     from charges group by all`,
  )
}

/** What sums keep of a charge, but for the bill, which has no id yet. */
const ownKeys = sumKeys.filter((key) => key !== 'bill_id')

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
