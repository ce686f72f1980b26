import type { AlertKind } from '../../shared/alert-filter.ts'
import type { Webhook } from '../../shared/webhook.ts'
import { namesOf } from './budget-words.ts'

export const alertKindNames: Readonly<Record<AlertKind, string>> = {
  budget_actual: 'Spent of a budget',
  budget_forecast: 'Expected of a budget',
  anomaly: 'Anomalies',
  held_import: 'Held imports',
}

export const digestNames = { off: 'Each by itself', hourly: 'Every hour', daily: 'Once a day' } as const

/** Which alerts a webhook takes, in words. */
export function filterWords({ filter }: Pick<Webhook, 'filter'>): string {
  const { kind, team, owner, ...others } = filter
  const parts = [
    ...Object.values(others).map((names) => namesOf<string>(names).join(', ')),
    ...namesOf(kind).map((name) => alertKindNames[name].toLowerCase()),
    ...(team === undefined ? [] : [`team ${namesOf(team).join(', ')}`]),
    ...(owner === undefined ? [] : [`owner ${namesOf(owner).join(', ')}`]),
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'Takes all alerts' : `Takes ${parts.join(' · ')}`
}

/** When messages are sent, a sentence each; none for at once at any time. */
export function scheduleWords(webhook: Webhook): string[] {
  const { quiet_hours: quiet, digest, digest_time, time_zone } = webhook
  const critical = quiet?.critical_breaks === true ? ', but for critical alerts' : ''
  return [
    ...(quiet === null ? [] : [`Quiet from ${quiet.start} to ${quiet.end} (${time_zone})${critical}.`]),
    ...(digest === 'off'
      ? []
      : [
          digest === 'hourly'
            ? 'One message an hour.'
            : `One message a day at ${digest_time} (${time_zone}).`,
        ]),
  ]
}
