import { providerNamed } from '../../shared/catalogue.ts'
import type { CommittedSpend } from '../../shared/commitment.ts'
import type { ContractCommitment } from '../../shared/contract-commitment.ts'
import { countDays, type Day } from '../../shared/period.ts'
import { roundForApi } from '../../shared/money.ts'
import type { Context } from '../context.ts'
import { listContractCommitments } from '../contract-commitments/list-contract-commitments.ts'
import { contractDay } from './contract-day.ts'

/**
 * How far spends that were agreed with a provider are used up: enterprise discount programs, consumption commitments.
 * What counts is billed by the provider from the first day on, in the currency of the agreement, without taxes. It is
 * carried on at its rate so far.
 *
 * Commitments that buy usage at a discount, such as savings plans, are no spend of this sort: charges name them as such.
 */
export async function committedSpend(ctx: Context): Promise<CommittedSpend[]> {
  const agreed = (await listContractCommitments(ctx, {})).filter(
    ({ contract_commitment_category: category, contract_commitment_cost: cost }) =>
      category?.toLowerCase() === 'spend' && Number(cost ?? 0) > 0,
  )
  const spends: CommittedSpend[] = []
  for (const contract of agreed) {
    if (await isDiscount(ctx, contract.contract_commitment_id)) continue
    spends.push(await burnDown(ctx, contract))
  }
  return spends.sort((one, other) => ((one.end_date ?? '9999') < (other.end_date ?? '9999') ? -1 : 1))
}

async function isDiscount({ charges }: Context, id: string): Promise<boolean> {
  const { database, counted } = charges
  const named = await database
    .from(database.raw(`${counted('sum')} as c`))
    .where('c.commitment_id', id)
    .first('c.bill_id')
  return named !== undefined
}

async function burnDown(ctx: Context, contract: ContractCommitment): Promise<CommittedSpend> {
  const { contract_commitment_id: id, service_provider_name: provider } = contract
  const committed = Number(contract.contract_commitment_cost ?? 0)
  const start = contractDay(contract.contract_commitment_period_start, 'first')
  const end = contractDay(contract.contract_commitment_period_end, 'last')
  const cloudProvider = provider === null ? null : providerNamed(provider)
  const spent = await spentOf(ctx, cloudProvider, contract.billing_currency, start, end)
  const share = elapsedShare(start, end, ctx.clock.today())
  const expected = share === null || share === 0 ? null : spent / share
  return {
    commitment_id: id,
    name: contract.contract_commitment_description ?? contract.contract_commitment_type ?? id,
    cloud_provider: cloudProvider,
    billing_currency: contract.billing_currency,
    committed: roundForApi(committed),
    spent: roundForApi(spent),
    start_date: start,
    end_date: end,
    elapsed_percent: share === null ? null : roundForApi(100 * share),
    spent_percent: roundForApi((100 * spent) / committed),
    expected_at_end: expected === null ? null : roundForApi(expected),
    shortfall: expected === null ? null : roundForApi(Math.max(0, committed - expected)),
    counted_by:
      cloudProvider === null ? 'everything that was billed' : `everything that ${cloudProvider} billed`,
  }
}

async function spentOf(
  { charges }: Context,
  provider: string | null,
  currency: string | null,
  start: Day | null,
  end: Day | null,
): Promise<number> {
  const { database, counted } = charges
  const query = database.from(database.raw(`${counted('sum')} as c`)).whereNot('c.charge_category', 'Tax')
  if (provider !== null) query.where('c.cloud_provider', provider)
  if (currency !== null) query.where('c.billing_currency', currency)
  if (start !== null) query.where('c.date', '>=', start)
  if (end !== null) query.where('c.date', '<=', end)
  const row: { spent: number | string | null } | undefined = await query.first(
    database.raw('sum(c.billed_cost) as spent'),
  )
  return Number(row?.spent ?? 0)
}

/** The part of a time that is over, 0 to 1; null where its ends are not known. */
function elapsedShare(start: Day | null, end: Day | null, today: Day): number | null {
  if (start === null || end === null) return null
  if (today < start) return 0
  const until = today < end ? today : end
  return countDays({ start_date: start, end_date: until }) / countDays({ start_date: start, end_date: end })
}
