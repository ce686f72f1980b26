import type { Row } from './figures.ts'
import type { Latency } from './health-sampler.ts'

/** What the health check may take at its 95th percentile, in ms, whatever else goes on. */
const most = 50

/** The row of a health check beside something. */
export function healthRow(beside: string, { asked, p95, longest }: Latency, idle: Latency | null): Row {
  return {
    what: `p95 of /health beside ${beside}`,
    figure: p95,
    unit: 'ms',
    target: { most },
    note: `longest ${longest.toFixed(0)} ms of ${asked}`,
    ...(idle && { reference: { of: 'idle', figure: idle.p95 } }),
  }
}
