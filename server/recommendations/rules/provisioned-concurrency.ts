import { sumMoney } from '../../../shared/money.ts'
import { unitsOf, type Row, type RowKind } from '../line-rows.ts'
import { resourceRule, type Found } from '../resource-rule.ts'
import { atRegion, shellWord } from '../rule-words.ts'

const isConcurrency = ({ charge_kind }: RowKind) => charge_kind === 'serverless-provisioned'

const isAbout = (row: RowKind) =>
  row.cloud_provider === 'AWS' &&
  (isConcurrency(row) || (row.charge_kind === 'serverless-duration' && row.resource_class === 'provisioned'))

function findIn(rows: readonly Row[], dearerPercent: number): Found[] {
  const kept = rows.filter(isConcurrency)
  const cost = sumMoney(kept.map(({ monthly }) => monthly))
  const duration = sumMoney(rows.filter((row) => !isConcurrency(row)).map(({ monthly }) => monthly))
  const saving = cost - (duration * dearerPercent) / 100
  return saving <= 0 ? [] : kept.map((row) => ({ row, saving: (saving * row.monthly) / cost }))
}

/** Concurrency of functions that is kept ready and hardly used. */
export const provisionedConcurrency = resourceRule({
  name: 'provisioned-concurrency',
  title: () => 'Keep less concurrency of functions ready',
  figure: 'Concurrency kept ready per month',
  formula:
    'concurrency kept ready per month - what its run time would cost more without it; at least half of it',
  source:
    'AWS price list of Lambda for a GB-second: 0.0000041667 kept ready and 0.0000097222 run, against 0.0000166667 USD run without',
  assumptions: ['unprovisioned_duration_percent'],
  confidence: 'medium',
  effort: 'low',
  what_to_do:
    'Look at the utilisation of the concurrency, and remove it, or scale it by a schedule, where a cold start does not hurt.',
  how_to_check: 'The charges for provisioned concurrency fall, and run time grows by less.',
  find: (evidence) =>
    unitsOf(evidence, isAbout).flatMap((rows) =>
      findIn(rows, evidence.settings.unprovisioned_duration_percent),
    ),
  sure: 0.5,
  command: (resource) =>
    `aws lambda list-provisioned-concurrency-configs${atRegion(resource)} --function-name ${shellWord(resource.resource_id)}`,
})
