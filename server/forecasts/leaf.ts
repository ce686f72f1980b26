import { addUp } from './add-up.ts'
import type { FeeEvidence, Payment } from './recurring-fees.ts'

/** Charges of one kind that come on a few days only. */
export type SparseLine = { readonly evidence: FeeEvidence; readonly payments: readonly Payment[] }

/** What a forecast is made of at its finest: one service, or one group, day by day. */
export type Leaf = {
  /** What follows a daily habit: usage, and purchases that come nearly every day. */
  readonly daily: readonly number[]
  /** What may be fees. */
  readonly lines: readonly SparseLine[]
  readonly credits: readonly number[]
  readonly tax: readonly number[]
}

/** The parts that a forecast is told in, in the order in which they are found. */
export const leafParts = ['usage', 'fees', 'credits', 'tax'] as const
export type LeafPart = (typeof leafParts)[number]
export type PartPoints = Record<LeafPart, Float64Array>

/** All parts together, step by step. */
export function sumOfParts(parts: PartPoints): Float64Array {
  return parts.usage.map((value, step) =>
    leafParts.slice(1).reduce((sum, part) => sum + (parts[part][step] ?? 0), value),
  )
}

/** The parts of several forecasts added up. */
export function addParts(all: readonly PartPoints[], steps: number): PartPoints {
  const sum = (part: LeafPart): Float64Array =>
    addUp(
      all.map((parts) => parts[part]),
      steps,
    )
  return { usage: sum('usage'), fees: sum('fees'), credits: sum('credits'), tax: sum('tax') }
}
