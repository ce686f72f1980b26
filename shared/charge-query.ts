import { z } from 'zod'
import { ChargeKind } from './charge-kind.ts'

/** What costs can be grouped by where bills go deeper than the service. */
export const chargeDimensions = [
  'account',
  'region',
  'charge_kind',
  'charge_category',
  'resource',
  'tag',
] as const
export type ChargeDimension = (typeof chargeDimensions)[number]

export const chargeCategories = ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'] as const
const ChargeCategory = z.enum(chargeCategories).meta({
  id: 'ChargeCategory',
  description: 'What a charge is for, as FOCUS has it.',
  example: 'Usage',
})

export const excludable = ['credits', 'tax', 'refunds'] as const
const Excludable = z.enum(excludable).meta({
  id: 'Excludable',
  description: 'Charges that can be left out of a question.',
  example: 'tax',
})

const text = z.string().min(1).max(2000)
export const oneOrSeveral = <Value extends z.ZodType<string>>(value: Value) =>
  z.union([value, z.array(value).min(1)])

/** Filters that only bills can answer; costs of the demo data and manual entries have no account, region or tags. */
export const chargeScopeFields = {
  account: oneOrSeveral(text)
    .meta({
      description: 'Only these sub-accounts, by id or name; repeat it for several.',
      example: '200000000011',
    })
    .optional(),
  region: oneOrSeveral(text)
    .meta({ description: 'Only these regions; repeat it for several.', example: 'eu-central-1' })
    .optional(),
  charge_category: oneOrSeveral(ChargeCategory)
    .meta({ description: 'Only these charge categories; repeat it for several.', example: 'Usage' })
    .optional(),
  charge_kind: oneOrSeveral(ChargeKind)
    .meta({ description: 'Only these kinds of charges; repeat it for several.', example: 'instance' })
    .optional(),
  resource: oneOrSeveral(text)
    .meta({ description: 'Only these resources, by id; repeat it for several.', example: 'i-0abc' })
    .optional(),
  tag: oneOrSeveral(text)
    .meta({
      description:
        'Only charges with this tag: `key=value`, or `key` for any value; repeated, all have to be there.',
      example: 'team=web',
    })
    .optional(),
  exclude: oneOrSeveral(Excludable)
    .meta({ description: 'Leaves out credits, tax or refunds; repeat it for several.', example: 'tax' })
    .optional(),
}

/** The same filters, for questions that can be grouped by a tag. */
export const chargeFilterFields = {
  ...chargeScopeFields,
  tag_key: text
    .meta({ description: 'The key of the tag that `group_by=tag` groups by.', example: 'team' })
    .optional(),
}

const found = (description: string, example: string) =>
  z
    .string()
    .nullable()
    .meta({ description: `${description} Only where it is grouped.`, example })
    .optional()

/** What a group has beside provider and service, where it was asked for. */
export const chargeGroupFields = {
  account: found('The sub-account’s name or id; null for costs without one.', 'shop'),
  region: found('The region; null for costs without one.', 'eu-central-1'),
  charge_kind: found('What the charges are for.', 'instance'),
  charge_category: found('The charge category.', 'Usage'),
  resource: found('The resource’s id; null for costs without one.', 'i-0abc'),
  tag: found('The value of the tag; null for costs without it.', 'web'),
}

/** Reports a grouping by tag without the key of the tag; for `superRefine`. */
export function checkTagKey(
  dimensions: readonly string[],
  tagKey: string | undefined,
  context: z.RefinementCtx,
): void {
  if (tagKey !== undefined || !dimensions.includes('tag')) return
  const message = 'Name the key of the tag to group by, for example tag_key=team.'
  context.addIssue({ code: 'custom', path: ['tag_key'], message })
}
