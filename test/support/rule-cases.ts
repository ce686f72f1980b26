import { classifyCharge } from '../../server/charges/kinds/classify-charge.ts'
import type { ChargeFacts } from '../../server/charges/kinds/charge-facts.ts'
import type { Activity, CostLine, Evidence, ResourceLine } from '../../server/recommendations/evidence.ts'
import { costLine, daily, evidenceOf, resourceOf } from './cost-lines.ts'

export type Facts = Partial<ChargeFacts>

/** A charge in the words of its bill, with what it costs a day. */
export type BilledRow = {
  readonly facts: Facts
  readonly line?: Partial<CostLine>
  /** Its resource; none where the bill does not name one. */
  readonly id?: string
  readonly resource?: Partial<ResourceLine>
}

/** A row of AWS's own bill, by product, usage type and operation. */
export const cur = (
  bill_service_name: string,
  usage_type: string,
  operation: string | null = null,
): Facts => ({
  cloud_provider: 'AWS',
  bill_service_name,
  usage_type,
  operation,
})

/** A row of a FOCUS bill that tells what it is for in its description alone. */
export const focus = (bill_service_name: string, charge_description: string): Facts => ({
  cloud_provider: 'AWS',
  bill_service_name,
  charge_description,
  sku: 'C3XGGR9CG55ZYJHF',
})

/** A row of Azure, by category, subcategory and name of its meter; FOCUS has the same in columns of Azure's. */
export const azure = (bill_service_name: string, service_subcategory: string, usage_type: string): Facts => ({
  cloud_provider: 'Azure',
  bill_service_name,
  service_subcategory,
  usage_type,
})

/** A row of Google Cloud, by the description of its SKU. */
export const gcp = (bill_service_name: string, usage_type: string): Facts => ({
  cloud_provider: 'GCP',
  bill_service_name,
  usage_type,
})

/** A row of 10 USD a day of a resource of its own. */
export function row(
  facts: Facts,
  id?: string,
  line: Partial<CostLine> = {},
  resource: Partial<ResourceLine> = {},
): BilledRow {
  return { facts, line, resource, ...(id === undefined ? {} : { id }) }
}

/** The cost of each day. */
export const perDay = (cost: number): Pick<CostLine, 'daily'> => ({ daily: daily(() => cost) })

/**
 * The evidence of some rows, as an import would find it.
 *
 * @param factor what every cost is multiplied by.
 */
export function evidenceFrom(
  rows: readonly BilledRow[],
  activity: readonly Activity[] = [],
  factor = 1,
): Evidence {
  const built = rows.map(({ facts, line, id, resource }) => {
    const own = toLine(facts, line)
    const scaled = { ...own, daily: own.daily.map((cost) => cost * factor) }
    return {
      line: scaled,
      named: id === undefined ? [] : [resourceOf(scaled, { resource_id: id, ...resource })],
    }
  })
  return evidenceOf(
    // Resources of one kind share a line, as they do in bills.
    [...new Map(built.map(({ line }) => [line.key, line])).values()].map((line) =>
      sumOf(
        line,
        built.map((one) => one.line),
      ),
    ),
    { resources: built.flatMap(({ named }) => named), activity },
  )
}

function toLine(facts: Facts, overrides: Partial<CostLine> = {}): CostLine {
  const service = facts.bill_service_name ?? ''
  const whole: ChargeFacts = {
    cloud_provider: 'AWS',
    service_name: service,
    bill_service_name: service,
    service_category: null,
    service_subcategory: null,
    charge_category: 'Usage',
    charge_class: null,
    commitment_id: null,
    commitment_status: null,
    commitment_type: null,
    discount_type: null,
    pricing_category: null,
    charge_frequency: null,
    usage_type: null,
    operation: null,
    charge_description: null,
    usage_unit: null,
    sku: null,
    ...facts,
  }
  const { charge_kind, resource_class, platform } = classifyCharge(whole)
  const usage_type = whole.usage_type ?? whole.sku
  const line = costLine({
    cloud_provider: whole.cloud_provider,
    service_name: service,
    charge_kind,
    resource_class,
    platform,
    usage_type,
    ...overrides,
  })
  const key = [line.key, charge_kind, resource_class, platform, overrides.commitment_type].join('\n')
  return { ...line, key }
}

function sumOf(line: CostLine, all: readonly CostLine[]): CostLine {
  const same = all.filter(({ key }) => key === line.key)
  const quantities = same.flatMap(({ quantity }) => quantity ?? [])
  return {
    ...line,
    daily: line.daily.map((_cost, place) => same.reduce((sum, one) => sum + (one.daily[place] ?? 0), 0)),
    quantity: quantities.length === 0 ? null : quantities.reduce((sum, one) => sum + one, 0),
  }
}
