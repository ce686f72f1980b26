import { contractDay } from './contract-day.ts'
import type { Context } from '../context.ts'
import { listContractCommitments } from '../contract-commitments/list-contract-commitments.ts'
import type { ContractCommitment } from '../../shared/contract-commitment.ts'
import type { Day } from '../../shared/period.ts'
import { commitmentKinds } from './eligible-kinds.ts'

/** What is known of a commitment beside its charges. */
export type CommitmentTerms = {
  readonly name: string
  readonly term: string | null
  readonly payment: string | null
  readonly start_date: Day | null
  readonly end_date: Day | null
}

type Row = {
  readonly commitment_id: string
  readonly details: string | null
  readonly usage_type: string | null
  readonly charge_description: string | null
}

/**
 * The terms of commitments: what the bills' own fees say, and what the providers' contract commitments say of the same
 * ids. Anything that neither says is null, but the name, which is the id then.
 */
export async function commitmentTerms(
  ctx: Context,
  ids: readonly string[],
): Promise<(id: string) => CommitmentTerms> {
  const { database, counted } = ctx.charges
  const rows: Row[] = await database
    .from(database.raw(`${counted('charge')} as c`))
    .whereIn('c.commitment_id', [...ids])
    .whereIn('c.charge_kind', [...commitmentKinds])
    .select(
      'c.commitment_id',
      ...['details', 'usage_type', 'charge_description'].map((name) =>
        database.raw('max(??) as ??', [`c.${name}`, name]),
      ),
    )
    .groupBy('c.commitment_id')
  const contracts = new Map(
    (await listContractCommitments(ctx, {})).map((contract) => [contract.contract_commitment_id, contract]),
  )
  const known = new Map(rows.map((row) => [row.commitment_id, row]))
  return (id) => toTerms(id, known.get(id), contracts.get(id))
}

function toTerms(
  id: string,
  row: Row | undefined,
  contract: ContractCommitment | undefined,
): CommitmentTerms {
  const said: Readonly<Record<string, unknown>> = row?.details ? JSON.parse(row.details) : {}
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : null)
  const words = row?.usage_type ?? row?.charge_description ?? ''
  const term = termOf(text('CommitmentTerm') ?? contract?.contract_commitment_duration_type ?? words)
  const payment = text('CommitmentPayment') ?? contract?.contract_commitment_payment_model ?? paymentOf(words)
  return {
    name:
      text('CommitmentDiscountName') ??
      contract?.contract_commitment_description ??
      nameOf(id, words, term, payment),
    term,
    payment,
    start_date: contractDay(
      text('CommitmentStart') ?? contract?.contract_commitment_period_start ?? null,
      'first',
    ),
    end_date: contractDay(text('CommitmentEnd') ?? contract?.contract_commitment_period_end ?? null, 'last'),
  }
}

/** `1 year` of `1yr`, `12 months`, `P1Y`, `31536000` seconds or `for 1 Year`; null where no word says it. */
export function termOf(words: string): string | null {
  if (/^\d{8,}$/.test(words)) return yearsOf(Math.round(Number(words) / 31_536_000))
  const months = /P(\d+)M|(\d+) ?months?/i.exec(words)
  if (months !== null) return yearsOf(Number(months[1] ?? months[2]) / 12)
  const years = /P(\d+)Y|(\d+) ?-?(?:yr|years?)/i.exec(words)
  return years === null ? null : yearsOf(Number(years[1] ?? years[2]))
}

function yearsOf(years: number): string {
  return years === 1 ? '1 year' : `${years} years`
}

function paymentOf(words: string): string | null {
  const found = /(no|partial|all)[- ]?upfront/i.exec(words)?.[1]?.toLowerCase()
  if (found === undefined) return null
  return `${found.charAt(0).toUpperCase()}${found.slice(1)} Upfront`
}

function nameOf(id: string, words: string, term: string | null, payment: string | null): string {
  const what =
    /(Compute|EC2Instance|SageMaker|Database)SP/.exec(words)?.[1] ?? /:([\w.-]+\.[\w.-]+)$/.exec(words)?.[1]
  const plan = /SP:|savings ?plan/i.test(`${words} ${id}`) ? 'savings plan' : 'reservation'
  if (what === undefined) return id.split(/[/:]/).at(-1) ?? id
  return [`${what} ${plan}`, term, payment].filter((part) => part !== null).join(', ')
}
