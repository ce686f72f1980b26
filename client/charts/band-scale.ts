/** Where a period lies on the axis of a chart, in pixels. */
export type Band = { readonly left: number; readonly width: number }

/**
 * The column of one bar among others, as the chart library lays them out: a bar and half of what is free around it.
 *
 * @param padding of a bar to the next, as a part of their distance.
 */
export function barBand(index: number, count: number, width: number, padding: number): Band {
  const step = width / Math.max(1, count + padding)
  return { left: step * (index + padding / 2), width: step }
}

/** The column around one point of a line; the outer ones are cut to the plot. */
export function pointBand(index: number, count: number, width: number): Band {
  if (count < 2) return { left: 0, width }
  const step = width / (count - 1)
  const left = Math.max(0, step * (index - 0.5))
  return { left, width: Math.min(width, step * (index + 0.5)) - left }
}
