const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A size for a person, in powers of 1000 as file managers show it: `52.4 MB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const size = bytes / 1000 ** power
  return `${power === 0 ? Math.round(size) : size.toFixed(1)} ${units[power] ?? 'B'}`
}
