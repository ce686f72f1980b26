import { expect, test } from 'vitest'
import { runDetections, runForecasts } from '../../server/analysis/run-analyses.ts'
import { demoSeries } from '../anomalies/demo-series.ts'

const series = Array.from({ length: 30 }, (_, seed) => demoSeries(seed))
const forecastJobs = series.map(({ values, startDay }) => ({
  start_date: startDay,
  days: values.length,
  horizon: 10,
  leaves: [{ daily: values, lines: [], credits: [], tax: [] }],
  sums: [],
  groups: [],
}))
const detectionJobs = series.map(({ values, startDay }) => ({ values, start_date: startDay }))

test('a forecast is the same on either thread', async () => {
  const [alone, among] = await Promise.all([
    runForecasts(forecastJobs.slice(0, 1)),
    runForecasts(forecastJobs),
  ])
  expect(among).toHaveLength(30)
  expect(among[0]).toEqual(alone[0])
})

test('days are judged alike on either thread', async () => {
  const [alone, among] = await Promise.all([
    runDetections(detectionJobs.slice(0, 1)),
    runDetections(detectionJobs),
  ])
  expect(among[0]).toEqual(alone[0])
})

test('a fault on the thread reaches the caller, and the next call works', async () => {
  const faulty = [...detectionJobs, { values: [1, Number.NaN], start_date: '2026-01-01' }]
  await expect(runDetections(faulty)).rejects.toThrow(/finite/)
  await expect(runForecasts(forecastJobs)).resolves.toHaveLength(30)
})
