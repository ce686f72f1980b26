/** The values of a moving window, kept ascending; the first `size` of `items` count. */
export type SortedWindow = { items: Float64Array; size: number }

/** An empty window that can hold `capacity` values. */
export function sortedWindow(capacity: number): SortedWindow {
  return { items: new Float64Array(capacity), size: 0 }
}

function firstAtLeast(window: SortedWindow, value: number): number {
  let low = 0
  let high = window.size
  while (low < high) {
    const middle = (low + high) >> 1
    if ((window.items[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Puts a value in its place. */
export function addSorted(window: SortedWindow, value: number): void {
  const place = firstAtLeast(window, value)
  window.items.copyWithin(place + 1, place, window.size)
  window.items[place] = value
  window.size++
}

/** Takes out a value that was added before. */
export function removeSorted(window: SortedWindow, value: number): void {
  const place = firstAtLeast(window, value)
  window.items.copyWithin(place, place + 1, window.size)
  window.size--
}

/** Quantile (`share` 0..1) of the window by linear interpolation; 0 when it is empty. */
export function windowQuantile(window: SortedWindow, share: number): number {
  const place = Math.max(0, window.size - 1) * share
  const below = Math.floor(place)
  const low = window.size === 0 ? 0 : (window.items[below] ?? 0)
  const high = below + 1 < window.size ? (window.items[below + 1] ?? low) : low
  return low + (place - below) * (high - low)
}
