import { z } from 'zod'

export const anomalyStatuses = ['open', 'expected', 'resolved'] as const
export const AnomalyStatus = z.enum(anomalyStatuses).meta({
  id: 'AnomalyStatus',
  description: '`open`: nobody looked at it. `expected`: it was meant to be. `resolved`: its cause is gone.',
  example: 'open',
})
export type AnomalyStatus = z.infer<typeof AnomalyStatus>

/** How much of its kind a decision covers. */
export const coverages = ['this', 'until', 'monthly', 'service'] as const
export const AnomalyCover = z.enum(coverages).meta({
  id: 'AnomalyCover',
  description:
    'What else is expected with it, of the same kind and direction: `this` nothing, `until` what begins up to a day, `monthly` what begins about the same day of any month, `service` whatever the same service does from then on.',
  example: 'monthly',
})
export type AnomalyCover = z.infer<typeof AnomalyCover>

export const severities = ['low', 'medium', 'high', 'critical'] as const
export const Severity = z.enum(severities).meta({
  id: 'Severity',
  description:
    'By what it has cost since it began, or would cost in a month if a lasting change goes on, as a part of a month of all spend: 0.2 % medium, 1 % high, 5 % critical.',
  example: 'high',
})
export type Severity = z.infer<typeof Severity>

export const anomalyKinds = ['spike', 'drop', 'step', 'slow_rise', 'new', 'revived', 'gone'] as const
export const AnomalyKind = z.enum(anomalyKinds).meta({
  id: 'AnomalyKind',
  description:
    '`step` is a lasting new level, `slow_rise` growth over weeks beyond the growth before, `new` what never cost anything, `revived` what cost nothing for weeks, `gone` what costs nothing any more.',
  example: 'spike',
})
export type AnomalyKind = z.infer<typeof AnomalyKind>

export const anomalyDimensions = [
  'service',
  'account',
  'region',
  'usage_type',
  'resource_group',
  'charge_kind',
  'billing_account',
] as const
export const AnomalyDimension = z.enum(anomalyDimensions).meta({
  id: 'AnomalyDimension',
  description:
    'What is judged by itself. A usage type is the SKU where the bill names no usage type, a resource group one of Azure, a charge kind what it is for, whatever the provider calls it.',
  example: 'service',
})
export type AnomalyDimension = z.infer<typeof AnomalyDimension>
