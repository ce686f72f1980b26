import { mean } from '../series/order-statistics.ts'

/** The repeating shape of a series: position i of the series has `factors[i % period]`. */
export type SeasonalIndex = {
  period: number
  /** Factors multiply the level (mean 1) when true, are added to it (mean 0) when false. */
  multiplicative: boolean
  factors: Float64Array
}

// A phase this far below the level (a service that sleeps at weekends) would blow up in a division.
const smallestFactor = 0.05
// Nor is a ratio to a level that is next to nothing, compared with the highest, worth anything.
const smallestLevel = 1e-6

/** How the ratios of one phase become one: their mean, or their median where outliers are still among them. */
type Centre = (values: ArrayLike<number>) => number

/**
 * Seasonal index by classical decomposition: per phase, the mean ratio to the centred moving average, shrunk
 * towards "no season" as far as the scatter within the phases explains the differences between them (James-Stein,
 * as Miller and Williams 2003 recommend for forecasts). Ratios are used where the level is positive and no phase
 * is nearly free; otherwise differences.
 * Flat when the series is shorter than two periods or has no season (`period` 1).
 */
export function seasonalIndex(values: Float64Array, period: number, centre: Centre = mean): SeasonalIndex {
  if (period < 2 || values.length < 2 * period) return flatIndex(period)
  const level = centredMean(values, period)
  const ratios = phaseFactors(values, level, period, true, centre)
  if (ratios !== null) return { period, multiplicative: true, factors: ratios }
  const differences = phaseFactors(values, level, period, false, centre)
  return differences === null ? flatIndex(period) : { period, multiplicative: false, factors: differences }
}

/** The neutral index: every factor 1. */
export function flatIndex(period: number): SeasonalIndex {
  return { period, multiplicative: true, factors: new Float64Array(period).fill(1) }
}

// Centred moving average over one period, half weights at both ends when it is even; NaN without a full window.
function centredMean(values: Float64Array, period: number): Float64Array {
  const half = Math.floor(period / 2)
  const means = new Float64Array(values.length).fill(Number.NaN)
  for (let i = half; i < values.length - half; i++) {
    let sum = 0
    for (let k = i - half; k <= i + half; k++) sum += values[k] ?? 0
    if (period % 2 === 0) sum -= ((values[i - half] ?? 0) + (values[i + half] ?? 0)) / 2
    means[i] = sum / period
  }
  return means
}

function phaseFactors(
  values: Float64Array,
  level: Float64Array,
  period: number,
  ratio: boolean,
  centreOf: Centre,
): Float64Array | null {
  const phases: number[][] = Array.from({ length: period }, () => [])
  const lowest = smallestLevel * level.reduce((top, base) => (base > top ? base : top), 0)
  for (let i = 0; i < values.length; i++) {
    const base = level[i] ?? Number.NaN
    if (Number.isNaN(base)) continue
    if (ratio && base <= lowest) return null
    const value = values[i] ?? 0
    phases[i % period]?.push(ratio ? value / base : value - base)
  }
  if (phases.some((phase) => phase.length === 0)) return null
  const factors = shrunkCentres(phases, centreOf)
  const centre = mean(factors)
  if (!ratio) return factors.map((factor) => factor - centre)
  const normalised = factors.map((factor) => factor / centre)
  return normalised.some((factor) => !(factor >= smallestFactor)) ? null : normalised
}

function shrunkCentres(phases: readonly number[][], centreOf: Centre): Float64Array {
  const means = Float64Array.from(phases, (phase) => centreOf(phase))
  const centre = mean(means)
  let within = 0
  let count = 0
  phases.forEach((phase, k) => {
    for (const value of phase) within += (value - (means[k] ?? 0)) ** 2
    count += phase.length
  })
  const between = means.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  const perPhase = count / phases.length
  const errorOfMean = within / Math.max(1, count - phases.length) / perPhase
  const kept = between > 0 ? Math.max(0, 1 - ((phases.length - 3) * errorOfMean) / between) : 0
  return means.map((value) => centre + kept * (value - centre))
}

/** The series without its season. */
export function deseasonalise(values: Float64Array, index: SeasonalIndex): Float64Array {
  return values.map((value, i) => {
    const factor = index.factors[i % index.period] ?? 0
    return index.multiplicative ? value / factor : value - factor
  })
}

/** A level at position `at` of the series, with its season put back. */
export function reseasonalise(level: number, index: SeasonalIndex, at: number): number {
  const factor = index.factors[at % index.period] ?? 0
  return index.multiplicative ? level * factor : level + factor
}
