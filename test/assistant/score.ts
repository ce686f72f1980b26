import { builtInServices } from '../../shared/catalogue.ts'
import {
  frameAfter,
  understand,
  type UnderstandingContext,
} from '../../server/assistant/understanding/understand.ts'
import type { PlannedCall } from '../../server/assistant/understanding/to-calls.ts'
import { buildVocabulary } from '../../server/assistant/understanding/vocabulary.ts'
import type { Case, ExpectedCall } from './question-set.ts'

/** The day and the demo data that every question set is written for. */
export const scoringContext: UnderstandingContext = {
  vocabulary: buildVocabulary(builtInServices),
  today: '2026-11-24',
  data: { start_date: '2026-05-24', end_date: '2026-11-24' },
}

const main = ['AWS', 'Azure', 'GCP']

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return [...one].toSorted().join() === [...other].toSorted().join()
}

function allOrNone(providers: readonly string[]): readonly string[] {
  return main.every((name) => providers.includes(name)) ? [] : providers
}

function range(days: PlannedCall['compare']): string | null {
  return days === null ? null : `${days.start_date}..${days.end_date}`
}

function callFaults(call: PlannedCall, expected: ExpectedCall): string[] {
  const faults: string[] = []
  if (call.tool !== expected.tool) faults.push(`tool ${call.tool}`)
  if (!sameNames(allOrNone(call.providers), allOrNone(expected.providers)))
    faults.push(`providers ${call.providers.join() || '*'}`)
  if (!sameNames(call.services, expected.services)) faults.push(`services ${call.services.join() || '-'}`)
  if (range(call.period) !== expected.period) faults.push(`period ${range(call.period)}`)
  if (range(call.compare) !== expected.compare) faults.push(`compare ${range(call.compare)}`)
  for (const [name, value] of Object.entries(expected.parameters)) {
    const actual = Object.entries(call).find(([key]) => key === name)?.[1]
    if (String(actual) !== value) faults.push(`${name} ${String(actual)}`)
  }
  const { limit, threshold_percent } = call
  if (limit !== null && expected.parameters['limit'] === undefined) faults.push(`limit ${limit}`)
  if (
    threshold_percent !== null &&
    threshold_percent !== 20 &&
    expected.parameters['threshold_percent'] === undefined
  )
    faults.push(`threshold ${threshold_percent}`)
  return faults
}

/** What is wrong with the parser's reading of a case; nothing for a right one. */
export function faultsOf({ questions, outcome, calls }: Case): string[] {
  const frame = frameAfter(questions.slice(0, -1), scoringContext)
  const understood = understand(questions.at(-1) ?? '', frame, scoringContext)
  const faults = understood.outcome === outcome ? [] : [`outcome ${understood.outcome}`]
  if (understood.calls.length !== calls.length) return [...faults, `${understood.calls.length} calls`]
  return [
    ...faults,
    ...calls.flatMap((expected, index) => {
      const call = understood.calls[index]
      return call === undefined ? ['no call'] : callFaults(call, expected)
    }),
  ]
}
