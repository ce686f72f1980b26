import { z } from 'zod'
import { chargeScopeFields, oneOrSeveral } from './charge-query.ts'
import { Severity } from './anomaly-terms.ts'
import { costFilterFields } from './cost-query.ts'

export const alertKinds = ['budget_actual', 'budget_forecast', 'anomaly', 'held_import'] as const
export const AlertKind = z.enum(alertKinds).meta({
  id: 'AlertKind',
  description:
    'A budget threshold crossed by spending or by the forecast, an anomaly, or an import that waits for a decision.',
  example: 'budget_actual',
})
export type AlertKind = z.infer<typeof AlertKind>

/** What the costs of an alert are narrowed by, where they are. */
export const subjectFields = [
  'cloud_provider',
  'service_name',
  'account',
  'region',
  'charge_category',
  'charge_kind',
  'resource',
  'tag',
] as const
export type SubjectField = (typeof subjectFields)[number]

const person = z.string().trim().min(1, 'Write a name, or leave it out.').max(200)

/** Who answers for something; free text. */
export const ownerFields = {
  owner: person
    .nullable()
    .meta({ description: 'Who answers for it; null or left out: nobody yet.', example: 'Ana' })
    .optional(),
  team: person
    .nullable()
    .meta({ description: 'Whose costs they are; null or left out: nobody’s yet.', example: 'Web' })
    .optional(),
}

const names = z.array(z.string())
const listed = (description: string, example: string[]) => names.meta({ description, example })

export const AlertSubject = z
  .object({
    cloud_provider: listed('The providers; none where it is about all.', ['AWS']),
    service_name: listed('The services; none where it is about all.', []),
    account: listed('The accounts; none where it is about all.', []),
    region: listed('The regions; none where it is about all.', []),
    charge_category: listed('The charge categories; none where it is about all.', []),
    charge_kind: listed('The kinds of charges; none where it is about all.', []),
    resource: listed('The resources; none where it is about all.', []),
    tag: listed('The tags; none where it is about all.', []),
    owner: z
      .string()
      .nullable()
      .meta({ description: 'Who answers for the budget; null for none.', example: 'Ana' }),
    team: z
      .string()
      .nullable()
      .meta({ description: 'Whose budget it is; null for nobody’s.', example: 'Web' }),
  })
  .meta({ id: 'AlertSubject', description: 'What an alert is about; webhooks choose by it.' })
export type AlertSubject = z.infer<typeof AlertSubject>

/** About everything, and nobody’s. */
export const everything: AlertSubject = {
  cloud_provider: [],
  service_name: [],
  account: [],
  region: [],
  charge_category: [],
  charge_kind: [],
  resource: [],
  tag: [],
  owner: null,
  team: null,
}

const { exclude: _exclude, ...scopeFields } = chargeScopeFields

export const AlertFilter = z
  .strictObject({
    severity: oneOrSeveral(Severity)
      .meta({ description: 'Only these severities.', example: ['high', 'critical'] })
      .optional(),
    kind: oneOrSeveral(AlertKind)
      .meta({ description: 'Only these kinds of alerts.', example: 'anomaly' })
      .optional(),
    ...costFilterFields,
    ...scopeFields,
    owner: oneOrSeveral(person).meta({ description: 'Only budgets of these.', example: 'Ana' }).optional(),
    team: oneOrSeveral(person)
      .meta({ description: 'Only budgets of these teams.', example: 'Web' })
      .optional(),
  })
  .meta({
    id: 'AlertFilter',
    description:
      'Which alerts go to a webhook: those that have one of the values of every field given; empty for all. An alert that is about all providers, say, has none of them.',
    example: { severity: ['high', 'critical'], team: 'Web' },
  })
export type AlertFilter = z.infer<typeof AlertFilter>
