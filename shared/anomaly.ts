import { z } from 'zod'
import {
  day,
  dayOrNull,
  flag,
  percentOrNull,
  subjectFields,
  text,
  textOrNull,
  usd,
  usdOrNull,
} from './amount-fields.ts'
import { AnomalyCover, AnomalyDimension, AnomalyKind, AnomalyStatus, Severity } from './anomaly-terms.ts'

const scopeFields = {
  service_name: textOrNull('The service; null where it is about all services.', 'EC2'),
  account: textOrNull('The account; null where it is not about one alone.', null),
  dimension: AnomalyDimension.meta({ description: 'What it is one of.', example: 'service' }),
  name: text('Which one.', 'EC2'),
  kind: AnomalyKind.meta({ description: 'What shape it has.', example: 'spike' }),
}

const Part = z
  .object({
    ...scopeFields,
    first_seen: day('Its first odd day.', '2026-11-10'),
    impact: usd('Its difference; parts overlap, so they do not add up.', 120.5),
  })
  .meta({
    id: 'AnomalyPart',
    description: 'The same change, seen in what contains it or is contained in it.',
  })
export type AnomalyPart = z.infer<typeof Part>

const Chart = z
  .object({
    start_date: day('The first day.', '2026-10-27'),
    actual: z.array(z.number()).meta({ description: 'What each day cost.', example: [100.2, 99.1, 200] }),
    usual: z
      .array(z.number().nullable())
      .meta({ description: 'What it should have cost; null where nobody knows.', example: [100, 100, 100] }),
  })
  .meta({ id: 'AnomalyChart', description: 'The days around an anomaly, to draw.' })

const Closed = z
  .object({
    state: z.enum(['restated', 'vanished', 'merged']).meta({
      description:
        '`restated`: the costs changed. `vanished`: they were removed. `merged`: it is told with another.',
      example: 'restated',
    }),
    reason: text(
      'Why, in words.',
      'The costs of those days changed to $100.00 in all; they are not odd any more.',
    ),
    at: text('When, ISO 8601.', '2026-11-24T12:00:00.000Z'),
  })
  .meta({ id: 'AnomalyClosed', description: 'Why an anomaly closed by itself.' })
export type AnomalyClosed = z.infer<typeof Closed>

const Driver = z
  .object({
    dimension: text('What it is one of.', 'usage_type'),
    name: text('Which one.', 'BoxUsage:m5.large'),
    impact: usd('How much of the difference it makes.', 120.5),
    percentage: z.number().meta({ description: 'Of the whole difference.', example: 84.2 }),
  })
  .meta({
    id: 'AnomalyDriver',
    description: 'What the difference mostly comes from, one level further down.',
  })
export type AnomalyDriver = z.infer<typeof Driver>

export const Anomaly = z
  .object({
    id: text('Names this anomaly for as long as it is found.', '0f3c2a9b7d1e4c58'),
    cloud_provider: subjectFields.cloud_provider,
    ...scopeFields,
    direction: z
      .enum(['up', 'down'])
      .meta({ description: 'Dearer or cheaper than expected.', example: 'up' }),
    severity: Severity.meta({ description: 'How much it matters.', example: 'high' }),
    began: day('Where the change began; before first_seen for a slow rise.', '2026-11-10'),
    first_seen: day('The first odd day.', '2026-11-10'),
    last_seen: day('The last odd day.', '2026-11-11'),
    is_ongoing: flag('Whether it is still going on.', false),
    through: day('The last day that counts into the impact; at most 90 days.', '2026-11-11'),
    expected: usd('What the days since it began should have cost, up to `through`.', 300),
    actual: usd('What they cost.', 443.1),
    impact: usd('The difference: what it has cost since it began.', 143.1),
    monthly_impact: usdOrNull(
      'What it will cost in a month if it goes on; null where it is over or has not lasted.',
      null,
    ),
    percent: percentOrNull('The difference in percent; null where nothing was expected.', 47.7),
    score: z
      .number()
      .meta({ description: 'How far beyond the limit of the usual noise; 1 is on it.', example: 1.8 }),
    days: z
      .array(
        z.object({
          date: day('The day.', '2026-11-10'),
          expected: usd('Expected.', 300),
          actual: usd('Actual.', 443.1),
        }),
      )
      .meta({ description: 'The odd days.' }),
    parts: z.array(Part).meta({
      description: 'Where else the same change shows, dearest first.',
      example: [],
    }),
    chart: Chart.meta({ description: 'The days around it.' }),
    driver: Driver.nullable().meta({ description: 'Null where the bill goes no deeper.' }),
    status: AnomalyStatus.meta({ description: 'What people made of it.', example: 'open' }),
    note: textOrNull('What they noted.', null),
    decided_at: textOrNull('When, ISO 8601.', null),
    covers: AnomalyCover.meta({ description: 'What else the decision covers.', example: 'this' }),
    covers_until: dayOrNull('Up to which day, where it covers that.', null),
    covered_by: textOrNull('The anomaly whose decision covers this one.', null),
    closed: Closed.nullable().meta({ description: 'Null where it did not close by itself.' }),
  })
  .meta({ id: 'Anomaly', description: 'Odd days of one cause, told as one story.' })
export type Anomaly = z.infer<typeof Anomaly>
