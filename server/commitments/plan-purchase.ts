import { currencySentences } from '../../shared/currency.ts'
import {
  offers,
  type Offer,
  type PurchasePlan,
  type PurchasePlanQuery,
  type PurchasePlanResponse,
} from '../../shared/purchase-plan.ts'
import { mainProviders, type Provider } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { InsightSettings } from '../../shared/insight-settings.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { addDays, daysOf, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargeGroups, type ChargeGroup } from '../costs/charge-groups.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { completeDays } from '../coverage/complete-days.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { isTakenOff, isUsed, ownPrices, usedCommitment } from './covered-usage.ts'
import { offerKinds } from './eligible-kinds.ts'
import { changed, planFigures } from './purchase-plan.ts'

const told = [
  'cloud_provider',
  'service_name',
  'region',
  'charge_kind',
  'resource_class',
  'usage_type',
  'platform',
  'charge_category',
  'discount_type',
  'commitment_type',
  'commitment_status',
  'unit',
  'date',
] as const

const hoursPerYear = 8766

const payments = ['No Upfront', 'Partial Upfront', 'All Upfront'] as const
type Payment = (typeof payments)[number]

/** The part of a commitment that is paid at once. */
const upfrontParts: Readonly<Record<Payment, number>> = {
  'No Upfront': 0,
  'Partial Upfront': 0.5,
  'All Upfront': 1,
}

/**
 * What commitments of every sort would have saved over the last complete days, had they covered what nothing covered.
 * Plans of one provider and offer exclude each other: they are about the same usage.
 */
export async function planPurchase(ctx: Context, query: PurchasePlanQuery): Promise<PurchasePlanResponse> {
  const { look_back_days, usage_change_percent, ...filter } = query
  const complete = await completeDays(ctx, filter)
  const range = complete === null ? null : lookBack(complete.through, complete.data, look_back_days)
  const currencies = await currencyFigures(ctx, filter, range, 'effective')
  const plans = range === null ? [] : await allPlans(ctx, filter, range, usage_change_percent)
  return {
    based_on: range,
    resolution: 'day',
    plans: plans.sort((one, other) => other.best.monthly_saving - one.best.monthly_saving),
    ...currencies,
    notes: [...notesOn(plans), ...currencySentences(currencies)],
  }
}

async function allPlans(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  change: number,
): Promise<PurchasePlan[]> {
  const settings = await insightSettings(ctx)
  const plans: PurchasePlan[] = []
  for (const offer of offers) {
    const groups = await chargeGroups(
      ctx,
      { ...filter, charge_kind: offerKinds[offer] },
      range,
      told,
      'effective',
    )
    const byProvider = groupBy(groups, ({ cloud_provider }) => cloud_provider)
    for (const provider of mainProviders) {
      const own = byProvider.get(provider) ?? []
      plans.push(...plansOf({ provider, offer, groups: own, range, settings }, change))
    }
  }
  return plans
}

function lookBack(through: string, data: DayRange, days: number): DayRange {
  const first = addDays(through, 1 - days)
  return { start_date: first > data.start_date ? first : data.start_date, end_date: through }
}

type Wanted = {
  readonly provider: Provider
  readonly offer: Offer
  readonly groups: readonly ChargeGroup[]
  readonly range: DayRange
  readonly settings: InsightSettings
}

function plansOf({ provider, offer, groups, range, settings }: Wanted, change: number): PurchasePlan[] {
  const daily = changed(uncoveredPerDay(groups, range), change)
  if (sumMoney(daily) <= 0) return []
  const own = ownDiscount(groups)
  return [1, 3].flatMap((years) =>
    payments.map((payment) => {
      const assumed = assumedDiscount(offer, years, payment, settings)
      // What is paid already tells the price of a year without upfront best.
      const isOwn = own !== null && years === 1 && payment === 'No Upfront'
      const discount = isOwn ? own : assumed
      const { size, ...figures } = planFigures({ daily, discount })
      const hourly = (size * (1 - discount)) / 24
      return {
        cloud_provider: provider,
        offer,
        term_years: years,
        payment,
        discount_percent: roundForApi(100 * discount),
        discount_source: isOwn
          ? 'what the bills’ own commitments take off'
          : 'an assumption, see the insight settings',
        ...figures,
        upfront: roundForApi(hourly * hoursPerYear * years * upfrontParts[payment]),
      }
    }),
  )
}

/** What nothing covers, for each day. */
function uncoveredPerDay(groups: readonly ChargeGroup[], range: DayRange): number[] {
  const byDay = groupBy(
    groups.filter((group) => !isUsed(group)),
    ({ date }) => date ?? '',
  )
  return daysOf(range).map((day) => Math.max(0, sumMoney((byDay.get(day) ?? []).map(({ cost }) => cost))))
}

/** What commitments of the bills take off the price of what they cover, 0 to 1; null where none tells it. */
function ownDiscount(groups: readonly ChargeGroup[]): number | null {
  if (groups.some(isTakenOff) && !groups.some(isUsed)) return null
  const { cost, onDemand } = usedCommitment(groups, ownPrices(groups))
  const discount = onDemand === null || onDemand <= 0 ? null : 1 - cost / onDemand
  return discount !== null && discount > 0 && discount < 0.9 ? discount : null
}

/** Three years take off more than one, and what is paid at once a little more. */
function assumedDiscount(offer: Offer, years: number, payment: Payment, settings: InsightSettings): number {
  const isDatabase = offer === 'database' || offer === 'cache'
  const one = isDatabase ? settings.database_commitment_percent : settings.commitment_discount_percent
  const three = isDatabase ? settings.database_commitment_3y_percent : settings.commitment_discount_3y_percent
  const upfront = settings.upfront_discount_percent * upfrontParts[payment]
  return ((years === 1 ? one : three) + upfront) / 100
}

function notesOn(plans: readonly PurchasePlan[]): string[] {
  if (plans.length === 0) return ['There is no usage that a commitment could cover and that nothing covers.']
  return [
    'Charges are known by the day: hours of a day are averaged, so that savings are an upper bound where usage differs within a day.',
    'Plans of one provider and offer are about the same usage: their savings do not add up.',
    'What use will be in future, no bill tells; nor what a commitment can be exchanged or given back for.',
  ]
}
