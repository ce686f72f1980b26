import type { Commitment } from '../../shared/commitment.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { countDays, type DayRange } from '../../shared/period.ts'
import type { ChargeGroup } from '../costs/charge-groups.ts'
import { isTakenOff } from './covered-usage.ts'
import { daysPerMonth, hoursPerDay } from '../series/mean-month.ts'

/** Cancels the used part of a fee in Google's newer model, in which covered usage has its lower price itself. */
const offset = 'FEE_UTILIZATION_OFFSET'

/**
 * Google's committed use discounts as one: fees stand by themselves, and credits do not say which fee they are from.
 *
 * Older model: covered usage is credited its whole price, and saves that less the fees. Newer model: usage carries its
 * lower price, and what is left of a fee after the offset is unused. Source: Google Cloud, "Spend-based CUDs data model
 * updates".
 *
 * @param groups charges of Google Cloud, with effective costs.
 * @returns null without any.
 */
export function committedUse(groups: readonly ChargeGroup[], range: DayRange): Commitment | null {
  const fees = groups.filter(
    ({ charge_kind, discount_type }) => charge_kind === 'commitment-fee' && discount_type !== offset,
  )
  if (fees.length === 0) return null
  const sum = (some: readonly ChargeGroup[]) => sumMoney(some.map(({ cost }) => cost))
  const offsets = groups.filter(({ discount_type }) => discount_type === offset)
  const credits = -sum(groups.filter((group) => isTakenOff(group) && group.discount_type !== offset))
  const fee = sum(fees)
  const hasOffsets = offsets.length > 0
  const used = hasOffsets ? -sum(offsets) : fee
  const onDemand = hasOffsets ? null : credits
  const days = countDays(range)
  return {
    commitment_id: 'google-committed-use',
    name: 'Committed use discounts',
    cloud_provider: 'GCP',
    type: 'Committed Use Discount',
    term: null,
    payment: 'Monthly',
    start_date: null,
    end_date: null,
    days_left: null,
    is_ending_soon: false,
    committed_cost: roundForApi(fee),
    hourly_commitment: roundForApi(fee / days / hoursPerDay),
    monthly_commitment: roundForApi((fee / days) * daysPerMonth),
    used_cost: roundForApi(used),
    unused_cost: hasOffsets ? roundForApi(fee - used) : null,
    utilization_percent: hasOffsets && fee > 0 ? roundForApi((100 * used) / fee) : null,
    on_demand_cost: onDemand === null ? null : roundForApi(onDemand),
    net_saving: onDemand === null ? null : roundForApi(onDemand - fee),
    break_even_percent: onDemand === null || onDemand <= 0 ? null : roundForApi((100 * fee) / onDemand),
    cost_when_it_ends: onDemand === null ? null : roundForApi(((onDemand - fee) / days) * daysPerMonth),
    covers: [],
  }
}
