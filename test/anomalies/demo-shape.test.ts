import { expect, test } from 'vitest'
import { detectAnomalies } from '../../server/anomalies/detect-anomalies.ts'
import { demoSeries } from './demo-series.ts'

function spikeScore(mode: 'causal' | 'batch', from: number): number {
  let hits = 0
  let misses = 0
  let alarms = 0
  for (let seed = 1; seed <= 60; seed++) {
    const { values, startDay, spikes } = demoSeries(seed)
    const planted = spikes.filter((day) => day >= from)
    const found = detectAnomalies(values, startDay, mode).flags.map((flag) => flag.index)
    hits += planted.filter((day) => found.includes(day)).length
    misses += planted.filter((day) => !found.includes(day)).length
    alarms += found.filter((day) => day >= from && !spikes.includes(day)).length
  }
  return (2 * hits) / (2 * hits + misses + alarms)
}

test('with hindsight the planted spikes of demo data are found, F1 0.97 or better', () => {
  expect(spikeScore('batch', 0)).toBeGreaterThanOrEqual(0.97)
})

test('day by day, after four weeks, F1 0.92 or better', () => {
  expect(spikeScore('causal', 28)).toBeGreaterThanOrEqual(0.92)
})
