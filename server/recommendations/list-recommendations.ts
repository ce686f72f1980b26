import type { Knex } from 'knex'
import { currencySentences } from '../../shared/currency.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import type {
  MonthlySaving,
  Recommendation,
  RecommendationDecision,
  RecommendationsQuery,
  RecommendationsResponse,
} from '../../shared/recommendation.ts'
import type { Context } from '../context.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import type { Evidence } from './evidence.ts'
import { loadEvidence } from './load-evidence.ts'
import { recommend, type Given } from './recommend.ts'
import { takeSnapshot } from './recommendation-snapshot.ts'

/** What to do about costs, the greatest saving first. */
export async function listRecommendations(
  ctx: Context,
  query: RecommendationsQuery,
): Promise<RecommendationsResponse> {
  const evidence = await loadEvidence(ctx)
  const all =
    evidence === null ? [] : (await givenNow(ctx, evidence)).map(({ recommendation }) => recommendation)
  const about = all.filter(
    ({ cloud_provider, service_name }) =>
      (query.cloud_provider ?? cloud_provider) === cloud_provider &&
      (query.service_name ?? service_name) === service_name,
  )
  const range = evidence === null ? await dataBounds(ctx) : { ...evidence.range, end_date: ctx.clock.today() }
  const currencies = await currencyFigures(ctx, query, range, 'effective')
  return {
    based_on: evidence?.range ?? null,
    recommendations: about
      .filter(({ state }) => query.state === 'all' || state === query.state)
      .sort((one, other) => (other.saving?.expected ?? -1) - (one.saving?.expected ?? -1)),
    total_saving: totalOf(about.filter(({ state }) => state === 'open')),
    ...currencies,
    notes: [
      evidence === null
        ? 'There is no cost data yet. Import a bill or create the demo data.'
        : 'Savings come from bills alone; whether a machine is busy, no bill tells.',
      ...currencySentences(currencies),
    ],
  }
}

/**
 * Keeps what was decided about a recommendation, with the recommendation as it was.
 *
 * @throws BillowError NOT_FOUND for one that is neither given now nor decided on.
 */
export async function decideRecommendation(
  ctx: Context,
  decision: RecommendationDecision,
): Promise<Recommendation> {
  const evidence = await loadEvidence(ctx)
  const { id, state, reason = '', snoozed_until = null } = decision
  const given = evidence === null ? undefined : find(await givenNow(ctx, evidence), id)
  if (evidence === null || given === undefined) {
    throw new BillowError(
      'NOT_FOUND',
      `There is no recommendation ${id}. GET /recommendations?state=all lists them.`,
    )
  }
  if (state === 'open') {
    await changeData(
      ctx.database,
      (transaction) => transaction('recommendation_decisions').where({ id }).delete(),
      'records',
    )
    return {
      ...given.recommendation,
      state,
      reason: null,
      snoozed_until: null,
      decided_at: null,
      follow_up: null,
    }
  }
  const decided_at = ctx.clock.now()
  const snapshot = takeSnapshot(
    { ...given.recommendation, state: 'open', follow_up: null },
    given.lines,
    evidence.currency,
  )
  const columns = { state, reason, snoozed_until, decided_at }
  const keep = (transaction: Knex.Transaction) =>
    transaction('recommendation_decisions')
      .insert({ id, ...columns, snapshot })
      .onConflict('id')
      // One that is not found any more keeps the snapshot of when it was.
      .merge(given.lines.length === 0 ? ['state', 'reason', 'snoozed_until', 'decided_at'] : undefined)
  await changeData(ctx.database, keep, 'records')
  return find(await givenNow(ctx, evidence), id)?.recommendation ?? given.recommendation
}

async function givenNow({ database, clock }: Context, evidence: Evidence): Promise<Given[]> {
  const decisions = await database('recommendation_decisions').select('*').orderBy('decided_at')
  return recommend(evidence, decisions, clock.today())
}

function find(given: readonly Given[], id: string): Given | undefined {
  return given.find(({ recommendation }) => recommendation.id === id)
}

function totalOf(recommendations: readonly Recommendation[]): MonthlySaving {
  const sum = (part: keyof MonthlySaving) =>
    roundForApi(sumMoney(recommendations.map(({ saving }) => saving?.[part] ?? 0)))
  return { low: sum('low'), expected: sum('expected'), high: sum('high') }
}
