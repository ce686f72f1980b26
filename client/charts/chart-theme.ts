import type { PartialTheme } from '@nivo/theming'
import type { ColorScheme } from './series-colors.ts'

const ink = { light: '#53555a', dark: '#babec6' } as const
const grid = { light: '#e5e8ed', dark: '#2f3138' } as const

/** What lies behind a chart; parts of a bar are set off by it. */
export const ground = { light: '#ffffff', dark: '#17191f' } as const

/** Axes and grid in the colours of the page. Canvas takes no CSS variables. */
export function chartTheme(scheme: ColorScheme, fontFamily: string): PartialTheme {
  return {
    background: 'transparent',
    text: { fontFamily, fontSize: 11, fill: ink[scheme] },
    axis: {
      domain: { line: { stroke: grid[scheme], strokeWidth: 1 } },
      ticks: { line: { stroke: grid[scheme], strokeWidth: 1 }, text: { fill: ink[scheme] } },
    },
    grid: { line: { stroke: grid[scheme], strokeWidth: 1 } },
    crosshair: { line: { stroke: ink[scheme], strokeWidth: 1, strokeOpacity: 0.6 } },
  }
}
