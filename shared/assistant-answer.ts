import { z } from 'zod'
import { Provider } from './catalogue.ts'
import { baseCurrency, currencyFields } from './currency.ts'
import { Day, Granularity } from './period.ts'
import { ToolName } from './tools.ts'

export const assistantModes = ['model', 'offline'] as const
export const outcomes = ['answer', 'partial', 'clarify', 'decline', 'unsupported', 'help'] as const
export const Outcome = z.enum(outcomes).meta({
  id: 'AssistantOutcome',
  description:
    '`answer`: backed by tools; `partial`: a part is, and the answer says what is not; `clarify`: one question back; `decline`: not about cost; `unsupported`: about cost, but not known here; `help`.',
  example: 'answer',
})
export type Outcome = z.infer<typeof Outcome>

export const Span = z
  .object({
    start: Day.meta({ description: 'First day, included.', example: '2026-10-01' }),
    end: Day.meta({ description: 'Last day, included.', example: '2026-10-31' }),
  })
  .meta({
    id: 'Span',
    description: 'Days, both ends included.',
    example: { start: '2026-10-01', end: '2026-10-31' },
  })
export type Span = z.infer<typeof Span>

export const CallArguments = z
  .object({
    start: Day.meta({ description: 'First day.', example: '2026-10-01' }),
    end: Day.meta({ description: 'Last day.', example: '2026-10-31' }),
    providers: z.array(Provider).meta({ description: 'The providers; none for all.', example: ['AWS'] }),
    services: z.array(z.string()).meta({ description: 'The services; none for all.', example: [] }),
    compare: Span.nullable().meta({ description: 'The comparison period that was asked for.' }),
    limit: z.number().int().nullable().meta({ description: 'How many lines were asked for.', example: 5 }),
    threshold_percent: z
      .number()
      .nullable()
      .meta({ description: 'The threshold of anomalies.', example: 20 }),
    min_amount: z.number().nullable().meta({ description: 'The least amount.', example: 100 }),
    granularity: Granularity.nullable().meta({ description: 'The length of a row.', example: 'daily' }),
    group_by: z
      .enum(['service', 'provider'])
      .nullable()
      .meta({ description: 'What it is split by.', example: 'service' }),
  })
  .meta({ id: 'CallArguments', description: 'The arguments of a tool call, all resolved.' })
export type CallArguments = z.infer<typeof CallArguments>

export const AssistantCall = z
  .object({
    tool: ToolName.meta({ description: 'The tool.', example: 'get_cost_summary' }),
    arguments: CallArguments.meta({ description: 'Its arguments, resolved.' }),
    row_count: z.number().int().meta({ description: 'How many lines it returned.', example: 3 }),
  })
  .meta({ id: 'AssistantCall', description: 'A tool call behind the answer.' })
export type AssistantCall = z.infer<typeof AssistantCall>

export const ViewFilters = z
  .object({
    start_date: Day.meta({ description: 'First day.', example: '2026-10-01' }),
    end_date: Day.meta({ description: 'Last day.', example: '2026-10-31' }),
    cloud_provider: z.array(Provider).meta({ description: 'The providers; none for all.', example: ['AWS'] }),
    service_name: z.array(z.string()).meta({ description: 'The services; none for all.', example: ['EC2'] }),
  })
  .meta({
    id: 'ViewFilters',
    description: 'The view of the explorer that shows a figure.',
    example: {
      start_date: '2026-10-01',
      end_date: '2026-10-31',
      cloud_provider: ['AWS'],
      service_name: ['EC2'],
    },
  })
export type ViewFilters = z.infer<typeof ViewFilters>

export const AnswerTable = z
  .object({
    title: z.string().meta({ description: 'What it shows.', example: 'AWS by service' }),
    columns: z
      .array(
        z.object({ key: z.string(), label: z.string(), kind: z.enum(['text', 'money', 'percent', 'day']) }),
      )
      .meta({
        description: 'The columns, in order.',
        example: [{ key: 'cost', label: 'Cost', kind: 'money' }],
      }),
    rows: z
      .array(
        z.object({
          values: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
          filters: ViewFilters.nullable(),
        }),
      )
      .meta({ description: 'The rows: plain values by column key, and the view that shows them.' }),
  })
  .meta({ id: 'AnswerTable', description: 'A table of plain values.' })
export type AnswerTable = z.infer<typeof AnswerTable>

export const AnswerChart = z
  .object({
    kind: z.enum(['bar', 'line']).meta({ description: 'What suits the data.', example: 'bar' }),
    title: z.string().meta({ description: 'What it shows.', example: 'AWS by service' }),
    unit: z.string().meta({ description: 'The currency of y.', example: 'USD' }),
    series: z
      .array(z.object({ name: z.string(), points: z.array(z.object({ x: z.string(), y: z.number() })) }))
      .meta({ description: 'Plain points.', example: [{ name: 'Cost', points: [{ x: 'EC2', y: 7210.2 }] }] }),
  })
  .meta({ id: 'AnswerChart', description: 'Data for a chart, without any formatting.' })
export type AnswerChart = z.infer<typeof AnswerChart>

export const AnswerFigure = z
  .object({
    text: z.string().meta({ description: 'The figure as it stands in the response.', example: '$7,210.20' }),
    filters: ViewFilters.meta({ description: 'The view that shows it.' }),
  })
  .meta({ id: 'AnswerFigure', description: 'A figure of the response with its view.' })
export type AnswerFigure = z.infer<typeof AnswerFigure>

export const Usage = z
  .object({
    model_calls: z.number().int().meta({ description: 'Requests to the model.', example: 2 }),
    input_tokens: z.number().int().meta({ description: 'Tokens sent.', example: 1800 }),
    output_tokens: z.number().int().meta({ description: 'Tokens received.', example: 240 }),
  })
  .meta({ id: 'AssistantUsage', description: 'What the answer took of a model.' })
export type Usage = z.infer<typeof Usage>

export const degradedReasons = [
  'assistant_misconfigured',
  'busy',
  'quota',
  'upstream_unavailable',
  'upstream_invalid',
  'limit',
  'budget',
  'ungrounded',
] as const
export const DegradedReason = z.enum(degradedReasons)
export type DegradedReason = z.infer<typeof DegradedReason>

export const AnswerData = z
  .object({
    thread_id: z
      .string()
      .nullable()
      .meta({ description: 'The conversation, for follow-ups.', example: 'thread-1' }),
    mode: z.enum(assistantModes).meta({ description: 'Who answered.', example: 'offline' }),
    outcome: Outcome.meta({ description: 'What came of the question.', example: 'answer' }),
    calls: z.array(AssistantCall).meta({ description: 'The tool calls behind the answer.' }),
    period: Span.nullable().meta({ description: 'The days that the answer is about.' }),
    tables: z.array(AnswerTable).meta({ description: 'The figures as tables.' }),
    charts: z.array(AnswerChart).meta({ description: 'The figures as points.' }),
    figures: z.array(AnswerFigure).meta({ description: 'Where each figure of the response is seen.' }),
    filters: ViewFilters.nullable().meta({
      description: 'The view of the whole answer, to be applied on request.',
    }),
    suggestions: z
      .array(z.string())
      .meta({ description: 'What could be asked next.', example: ['And for Azure?'] }),
    grounded: z.boolean().meta({ description: 'Every figure stands in a tool result.', example: true }),
    degraded_reason: DegradedReason.nullable().meta({
      description: 'Why the offline analyst answered although a model is configured.',
      example: null,
    }),
    // Answers that were kept from before there was a choice are in USD.
    currency: currencyFields.currency.default(baseCurrency),
    unconverted: currencyFields.unconverted.default([]),
    provisional_rates: currencyFields.provisional_rates.default([]),
    usage: Usage.nullable().meta({ description: 'What a model used; null without one.' }),
  })
  .meta({ id: 'AnswerData', description: 'What stands behind an answer.' })
export type AnswerData = z.infer<typeof AnswerData>

export const AssistantAnswer = z
  .object({
    response: z.string().meta({
      description: 'The answer. Lists and bold text are marked as in Markdown; there is no HTML and no link.',
      example: 'Your AWS costs for October 2026 (2026-10-01 to 2026-10-31) totaled $9,321.50.',
    }),
    data: AnswerData.meta({ description: 'What stands behind it.' }),
    recommendations: z
      .array(z.string())
      .meta({ description: 'What to do, where that was asked.', example: [] }),
  })
  .meta({ id: 'AssistantAnswer', description: 'The answer to a question.' })
export type AssistantAnswer = z.infer<typeof AssistantAnswer>
