import { excludable } from '../../shared/charge-query.ts'
import type { Excludable, ExplorerView } from './explorer-view.ts'

export const excludableNames: Record<Excludable, string> = {
  credits: 'Credits',
  tax: 'Tax',
  refunds: 'Refunds',
}

/** What is left out of every figure: `without credits and tax`; empty for nothing. */
export function excludedWords({ excluded }: Pick<ExplorerView, 'excluded'>): string {
  const names = excludable
    .filter((name) => excluded.includes(name))
    .map((name) => excludableNames[name].toLowerCase())
  if (names.length === 0) return ''
  const [last = ''] = names.slice(-1)
  return `without ${names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`}`
}
