import type { Commitment } from '../../shared/commitment.ts'
import { isChargeKind } from '../../shared/charge-kind.ts'
import { providers } from '../../shared/catalogue.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { countDays, type Day, type DayRange } from '../../shared/period.ts'
import type { ChargeGroup } from '../costs/charge-groups.ts'
import type { CommitmentTerms } from './commitment-terms.ts'
import { isUsed, usedCommitment } from './covered-usage.ts'
import { daysPerMonth, hoursPerDay } from '../series/mean-month.ts'

/** So long before its end a commitment needs a decision, in days. */
export const endingSoonDays = 45

/** So much usage is listed of a commitment. */
const mostCovered = 20

type Period = { readonly range: DayRange; readonly today: Day }

/**
 * What a commitment cost, was used for and saved over a period. Its whole cost is what its use and its unused part cost
 * effectively, so that upfront payments count where they are used up.
 *
 * Source: FOCUS, CommitmentDiscountStatus and EffectiveCost; net saving as in the cloud intelligence dashboards of AWS:
 * on-demand cost of the covered usage - effective cost of it - unused cost, which may be negative.
 *
 * @param own all charges that name it, with effective costs.
 */
export function commitmentFigures(
  id: string,
  own: readonly ChargeGroup[],
  terms: CommitmentTerms,
  priceOf: (group: ChargeGroup) => number | null,
  { range, today }: Period,
): Commitment {
  const [first] = own
  const { cost: used, onDemand } = usedCommitment(own, priceOf)
  const unused = sumMoney(own.filter((group) => !isUsed(group)).map(({ cost }) => cost))
  const committed = sumMoney([used, unused])
  const days = countDays(heldDays(range, terms))
  const perDay = days > 0 ? committed / days : null
  const saving = onDemand === null ? null : sumMoney([onDemand, -committed])
  const daysLeft =
    terms.end_date === null ? null : countDays({ start_date: today, end_date: terms.end_date }) - 1
  return {
    commitment_id: id,
    name: terms.name,
    cloud_provider: providers.find((provider) => provider === first?.cloud_provider) ?? 'Other',
    type: own.find(({ commitment_type }) => commitment_type !== null)?.commitment_type ?? null,
    term: terms.term,
    payment: terms.payment,
    start_date: terms.start_date,
    end_date: terms.end_date,
    days_left: daysLeft,
    is_ending_soon: daysLeft !== null && daysLeft >= 0 && daysLeft <= endingSoonDays,
    committed_cost: roundForApi(committed),
    hourly_commitment: perDay === null ? null : roundForApi(perDay / hoursPerDay),
    monthly_commitment: perDay === null ? null : roundForApi(perDay * daysPerMonth),
    used_cost: roundForApi(used),
    unused_cost: roundForApi(unused),
    utilization_percent: committed > 0 ? roundForApi((100 * used) / committed) : null,
    on_demand_cost: onDemand === null ? null : roundForApi(onDemand),
    net_saving: saving === null ? null : roundForApi(saving),
    // Below it, what is paid is more than what the used part would have cost.
    break_even_percent: onDemand === null || onDemand <= 0 ? null : roundForApi((100 * used) / onDemand),
    cost_when_it_ends:
      onDemand === null || days === 0 ? null : roundForApi(((onDemand - committed) / days) * daysPerMonth),
    covers: own
      .filter(isUsed)
      .toSorted((one, other) => other.cost - one.cost)
      .slice(0, mostCovered)
      .map(({ service_name, charge_kind, resource_class, region, account, cost }) => ({
        service_name: service_name ?? '',
        charge_kind: isChargeKind(charge_kind) ? charge_kind : 'other',
        resource_class,
        region,
        account,
        cost: roundForApi(cost),
      })),
  }
}

/** The days of a period on which a commitment held, as far as its ends are known. */
function heldDays({ start_date, end_date }: DayRange, terms: CommitmentTerms): DayRange {
  return {
    start_date: terms.start_date !== null && terms.start_date > start_date ? terms.start_date : start_date,
    end_date: terms.end_date !== null && terms.end_date < end_date ? terms.end_date : end_date,
  }
}
