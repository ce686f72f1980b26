import { kindLabel, type ChargeKind } from '../../../shared/charge-kind.ts'
import { serviceKey } from '../../costs/service-key.ts'
import { sumMoney } from '../../../shared/money.ts'
import { inPercent, inMoney } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { dailyTotal, linesBy, linesOf, monthlyCost } from '../line-figures.ts'

/** What every provider sells by the same units. */
const compared: readonly ChargeKind[] = ['instance', 'object-storage', 'serverless-duration']

const leastDifferencePercent = 10

type Candidate = {
  readonly lines: readonly CostLine[]
  readonly price: number
  readonly isUnitPrice: boolean
}

/** The price per unit where the bill counts units of one kind, else the monthly cost itself. */
function candidate(lines: readonly CostLine[], unit: string | null): Candidate {
  const quantity = lines.reduce((sum, line) => sum + (line.quantity ?? 0), 0)
  const cost = sumMoney(dailyTotal(lines))
  return unit === null || quantity <= 0
    ? { lines, price: monthlyCost(lines), isUnitPrice: false }
    : { lines, price: cost / quantity, isUnitPrice: true }
}

function commonUnit(lines: readonly CostLine[]): string | null {
  const units = new Set(lines.map(({ unit, quantity }) => (quantity === null ? null : unit)))
  const [unit = null] = units
  return units.size === 1 ? unit : null
}

function compare(lines: readonly CostLine[]): Draft[] {
  const unit = commonUnit(lines)
  const ranked = linesBy(lines, serviceKey)
    .map((own) => candidate(own, unit))
    .filter(({ price }) => price > 0)
    .sort((one, other) => other.price - one.price)
  const [dearest, cheapest] = [ranked[0], ranked.at(-1)]
  if (dearest === undefined || cheapest === undefined || dearest === cheapest) return []
  const difference = 100 * (dearest.price / cheapest.price - 1)
  const [one, other] = [dearest.lines[0], cheapest.lines[0]]
  if (one === undefined || other === undefined || difference < leastDifferencePercent) return []
  if (one.cloud_provider === other.cloud_provider) return []
  const what = dearest.isUnitPrice ? `Price per ${unit}` : 'Cost per month'
  return [
    {
      title: `${one.service_name} costs more than ${other.service_name} for ${kindLabel(one.charge_kind).toLowerCase()}`,
      lines: dearest.lines,
      evidence: [
        inMoney(`${what} of ${one.cloud_provider} ${one.service_name}`, dearest.price),
        inMoney(`${what} of ${other.cloud_provider} ${other.service_name}`, cheapest.price),
        inPercent('Difference', difference),
      ],
      formula: dearest.isUnitPrice
        ? 'none: prices per unit are shown, but a move has costs that no bill tells'
        : 'none: the bills count no units, so this compares totals and not prices',
      source: 'Prices per unit of the bills themselves',
      saving: null,
      assumptions: [],
      confidence: 'low',
      effort: 'high',
      what_to_do: `Before the next workload is placed, compare its price on ${one.cloud_provider} and ${other.cloud_provider}, and ask ${one.cloud_provider} for a discount.`,
      how_to_check: 'The difference shrinks.',
    },
  ]
}

function find(evidence: Evidence): Draft[] {
  return linesBy(linesOf(evidence, ...compared), ({ charge_kind }) => charge_kind).flatMap(compare)
}

export const dearerThanElsewhere: Rule = { name: 'dearer-than-elsewhere', find }
