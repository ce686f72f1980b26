import type { CommitmentsQuery, CommitmentsResponse, Commitment } from '../../shared/commitment.ts'
import { currencySentences } from '../../shared/currency.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargeGroups, type ChargeGroup } from '../costs/charge-groups.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { resolveRange } from '../costs/resolve-range.ts'
import { completeDays } from '../coverage/complete-days.ts'
import { commitmentFigures } from './commitment-figures.ts'
import { commitmentTerms } from './commitment-terms.ts'
import { committedSpend } from './committed-spend.ts'
import { committedUse } from './committed-use.ts'
import { coverageBy, coverageOf, coverageOverTime } from './coverage-figures.ts'
import { coveredUsage, ownPrices } from './covered-usage.ts'
import { commitmentKinds, eligibleKinds } from './eligible-kinds.ts'

const told = [
  'cloud_provider',
  'service_name',
  'account',
  'region',
  'charge_kind',
  'resource_class',
  'usage_type',
  'platform',
  'charge_category',
  'discount_type',
  'commitment_id',
  'commitment_type',
  'commitment_status',
  'unit',
] as const

/** Over time nobody asks whose usage it was, or which commitment covered it. */
const toldPerDay = told.filter((name) => name !== 'account' && name !== 'commitment_id')

/** What commitments cost, cover, save and leave unused over some complete days, and what they do not cover. */
export async function listCommitments(ctx: Context, query: CommitmentsQuery): Promise<CommitmentsResponse> {
  const { by, granularity, start_date, end_date, preset, ...filter } = query
  const range = await periodOf(ctx, { start_date, end_date, preset }, filter)
  const currencies = await currencyFigures(ctx, filter, range, 'effective')
  const spends = await committedSpend(ctx)
  if (range === null)
    return {
      ...nothing,
      committed_spend: spends,
      ...currencies,
      notes: ['There is no cost data of these days.'],
    }
  const eligible = { ...filter, charge_kind: eligibleKinds }
  const usage = await chargeGroups(ctx, eligible, range, told, 'effective')
  const fees = await chargeGroups(ctx, { ...filter, charge_kind: commitmentKinds }, range, told, 'effective')
  const perDay = await chargeGroups(ctx, eligible, range, [...toldPerDay, 'date'], 'effective')
  const priceOf = ownPrices(usage)
  const commitments = await figuresOf(ctx, [...usage, ...fees], range, priceOf)
  const covered = coveredUsage(usage, priceOf)
  return {
    period: range,
    commitments,
    totals: { ...totalsOf(commitments, covered.uncovered), ...coverageOf(covered) },
    coverage: coverageBy(usage, by, priceOf),
    coverage_over_time: coverageOverTime(perDay, granularity, priceOf),
    committed_spend: spends,
    ...currencies,
    notes: [...notesOn(commitments), ...currencySentences(currencies)],
  }
}

const nothing = {
  period: null,
  commitments: [],
  totals: {
    committed_cost: 0,
    unused_cost: 0,
    utilization_percent: null,
    net_saving: null,
    effective_saving_rate_percent: null,
    ...coverageOf({ covered: 0, uncovered: 0 }),
  },
  coverage: [],
  coverage_over_time: [],
}

/** The days asked for, up to the last complete one; the last 30 of these where none are named. */
async function periodOf(
  ctx: Context,
  wanted: Parameters<typeof resolveRange>[1],
  filter: CostFilter,
): Promise<DayRange | null> {
  const complete = await completeDays(ctx, filter)
  const isNamed =
    wanted.preset !== undefined || wanted.start_date !== undefined || wanted.end_date !== undefined
  const range = await resolveRange(ctx, isNamed ? wanted : { preset: 'last_30_days' })
  if (complete === null || range === null || range.start_date > complete.through) return null
  return { ...range, end_date: range.end_date < complete.through ? range.end_date : complete.through }
}

async function figuresOf(
  ctx: Context,
  groups: readonly ChargeGroup[],
  range: DayRange,
  priceOf: (group: ChargeGroup) => number | null,
): Promise<Commitment[]> {
  const google = groups.filter(({ cloud_provider }) => cloud_provider === 'GCP')
  // Where bills of Google name a commitment's use, as FOCUS does, it is one like any other.
  const namesUse = google.some(({ commitment_status }) => commitment_status !== null)
  const pooled = namesUse ? null : committedUse(google, range)
  const named = groups.filter(
    (group) => group.commitment_id !== null && (pooled === null || !google.includes(group)),
  )
  const byId = groupBy(named, ({ commitment_id }) => commitment_id ?? '')
  const termsOf = await commitmentTerms(ctx, [...byId.keys()])
  const period = { range, today: ctx.clock.today() }
  const all = [...byId].map(([id, own]) => commitmentFigures(id, own, termsOf(id), priceOf, period))
  return [...all, ...(pooled === null ? [] : [pooled])]
    .filter(({ committed_cost, covers }) => committed_cost !== 0 || covers.length > 0)
    .sort((one, other) => other.committed_cost - one.committed_cost)
}

function totalsOf(commitments: readonly Commitment[], uncovered: number) {
  const sum = (amounts: readonly (number | null)[]) => sumMoney(amounts.map((amount) => amount ?? 0))
  const committed = sum(commitments.map(({ committed_cost }) => committed_cost))
  const unused = sum(commitments.map(({ unused_cost }) => unused_cost))
  const told = commitments.filter(({ net_saving }) => net_saving !== null)
  const saving = sum(told.map(({ net_saving }) => net_saving))
  const without = sum(told.map(({ on_demand_cost }) => on_demand_cost)) + uncovered
  return {
    committed_cost: roundForApi(committed),
    unused_cost: roundForApi(unused),
    utilization_percent: committed > 0 ? roundForApi((100 * (committed - unused)) / committed) : null,
    net_saving: told.length === 0 ? null : roundForApi(saving),
    effective_saving_rate_percent:
      told.length === 0 || without <= 0 ? null : roundForApi((100 * saving) / without),
  }
}

function notesOn(commitments: readonly Commitment[]): string[] {
  const unknown = commitments.filter(({ on_demand_cost }) => on_demand_cost === null).length
  return [
    ...(commitments.length === 0 ? ['No bill of these days names a commitment.'] : []),
    ...(unknown === 0
      ? []
      : [
          `What ${unknown === 1 ? 'one commitment' : `${unknown} commitments`} saved is not known: the bills carry no price of the covered usage without it.`,
        ]),
  ]
}
