import { z } from 'zod'
import {
  dayOrNull,
  flag,
  percentOrNull,
  sentences,
  text,
  textOrNull,
  usd,
  usdOrNull,
} from './amount-fields.ts'
import { Provider } from './catalogue.ts'
import { chargeScopeFields } from './charge-query.ts'
import { ChargeKind } from './charge-kind.ts'
import { checkRange, costFilterFields, rangeFields } from './cost-query.ts'
import { currencyFields } from './currency.ts'
import { DayRange, Granularity } from './period.ts'

export const coverageDimensions = ['service', 'family', 'region', 'account', 'charge_kind'] as const
const CoverageDimension = z.enum(coverageDimensions)
export type CoverageDimension = z.infer<typeof CoverageDimension>

const { account, region } = chargeScopeFields

export const CommitmentsQuery = z
  .strictObject({
    ...costFilterFields,
    account,
    region,
    ...rangeFields,
    by: CoverageDimension.default('service').meta({
      description: 'What coverage is divided by.',
      example: 'service',
    }),
    granularity: Granularity.default('daily').meta({
      description: 'The length of a period.',
      example: 'daily',
    }),
  })
  .superRefine(checkRange)
export type CommitmentsQuery = z.infer<typeof CommitmentsQuery>

const Covered = z
  .object({
    service_name: text('The service.', 'EC2'),
    charge_kind: ChargeKind,
    resource_class: textOrNull('Instance type or the like.', 'm7g.large'),
    region: textOrNull('The region.', 'eu-central-1'),
    account: textOrNull('The account.', 'shop'),
    cost: usd('What the commitment paid for it.', 120.5),
  })
  .meta({ id: 'CoveredUsage', description: 'Usage that a commitment covered.' })

export const Commitment = z
  .object({
    commitment_id: text('Its id in the bills.', 'arn:aws:savingsplans::123456789012:savingsplan/b6217927'),
    name: text('What people call it.', 'Compute savings plan, 1 year, no upfront'),
    cloud_provider: Provider.meta({ description: 'Who sold it.', example: 'AWS' }),
    type: textOrNull('How it is made.', 'Savings Plan'),
    term: textOrNull('For how long.', '1 year'),
    payment: textOrNull('How much is paid at once.', 'No Upfront'),
    start_date: dayOrNull('Its first day, where a bill says it.', '2026-05-01'),
    end_date: dayOrNull('Its last day, where a bill says it.', '2027-04-30'),
    days_left: z.number().int().nullable().meta({
      description: 'Days until it ends; null where that is not known, negative once it is over.',
      example: 158,
    }),
    is_ending_soon: flag('Whether it ends within 45 days.', false),
    committed_cost: usd('What it cost over the period, used or not.', 504),
    hourly_commitment: usdOrNull('The same for an hour of the days on which it held.', 0.7),
    monthly_commitment: usdOrNull('The same for a month.', 511.35),
    used_cost: usd('The part that was used.', 480),
    unused_cost: usdOrNull('The part that nothing used; null where the bill does not tell.', 24),
    utilization_percent: percentOrNull('The part that was used, in percent.', 95.24),
    on_demand_cost: usdOrNull('What the covered usage would have cost without it.', 700),
    net_saving: usdOrNull('That less what it cost; negative where it costs more than it saves.', 196),
    break_even_percent: percentOrNull('From which utilization on it saves anything.', 68.57),
    cost_when_it_ends: usdOrNull(
      'What a month costs more once it has ended, at the usage of the period.',
      223,
    ),
    covers: z.array(Covered).meta({ description: 'What it covered, the dearest first, at most 20.' }),
  })
  .meta({ id: 'Commitment', description: 'A reservation, savings plan or committed use discount.' })
export type Commitment = z.infer<typeof Commitment>

const coverageFields = {
  covered_cost: usd('Usage under commitments, at its price without them.', 700),
  uncovered_cost: usd('Eligible usage that was paid for as it was used.', 300),
  coverage_percent: percentOrNull('The covered part in percent; null without eligible usage.', 70),
}

const CoverageGroup = z
  .object({ value: textOrNull('The service, family, region or account.', 'EC2'), ...coverageFields })
  .meta({ id: 'CoverageGroup', description: 'How much of some usage commitments cover.' })
export type CoverageGroup = z.infer<typeof CoverageGroup>

const CoveragePeriod = z
  .object({ period: text('The day, week or month.', '2026-11-24'), ...coverageFields })
  .meta({ id: 'CoveragePeriod', description: 'How much commitments covered in a period.' })
export type CoveragePeriod = z.infer<typeof CoveragePeriod>

const CommittedSpend = z
  .object({
    commitment_id: text('Its id in the dataset.', 'EDP-2026'),
    name: text('What it is called.', 'Enterprise Discount Program'),
    cloud_provider: textOrNull('Whom it was agreed with.', 'AWS'),
    billing_currency: textOrNull('The currency that it was agreed in.', 'USD'),
    committed: usd('What is to be spent, in that currency.', 100_000),
    spent: usd('What was spent of it so far, in that currency.', 41_000),
    start_date: dayOrNull('Its first day.', '2026-01-01'),
    end_date: dayOrNull('Its last day.', '2026-12-31'),
    elapsed_percent: percentOrNull('The part of its time that is over.', 89.9),
    spent_percent: percentOrNull('The part that is spent.', 41),
    expected_at_end: usdOrNull('What will be spent by its end at the rate so far.', 45_600),
    shortfall: usdOrNull('What will be missing then; 0 where it will be spent.', 54_400),
    counted_by: text(
      'What was counted: charges that name it, or everything of the provider.',
      'ContractApplied',
    ),
  })
  .meta({ id: 'CommittedSpend', description: 'How far an agreed spend is used up.' })
export type CommittedSpend = z.infer<typeof CommittedSpend>

export const CommitmentsResponse = z
  .object({
    period: DayRange.nullable().meta({
      description: 'The complete days that it is about; null without data.',
    }),
    commitments: z.array(Commitment).meta({ description: 'The dearest first.' }),
    totals: z
      .object({
        committed_cost: usd('What all of them cost.', 504),
        unused_cost: usd('What of that nothing used, as far as bills tell.', 24),
        utilization_percent: percentOrNull('The used part in percent.', 95.24),
        net_saving: usdOrNull('What they saved against prices without them, as far as bills tell.', 196),
        effective_saving_rate_percent: percentOrNull(
          'What eligible usage costs less than without any commitment, waste taken off.',
          19.6,
        ),
        ...coverageFields,
      })
      .meta({ description: 'All of them together.' }),
    coverage: z
      .array(CoverageGroup)
      .meta({ description: 'Coverage by what was asked for, the dearest first.' }),
    coverage_over_time: z
      .array(CoveragePeriod)
      .meta({ description: 'Coverage of each period, oldest first.' }),
    committed_spend: z
      .array(CommittedSpend)
      .meta({ description: 'Agreed spends, those that end first first.' }),
    ...currencyFields,
    notes: sentences('What the reader should know.'),
  })
  .meta({ id: 'CommitmentsResponse', description: 'Commitments, what they cover and what they save.' })
export type CommitmentsResponse = z.infer<typeof CommitmentsResponse>
