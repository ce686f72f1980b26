import { keyOf, type Column } from '../formats/columns.ts'
import type { SideDataset } from './side-dataset.ts'

type Table = { readonly dataset: SideDataset; readonly source: { readonly columns: readonly Column[] } }

/** A note for each side dataset on the columns of which nothing is kept. */
export function unkeptColumns(tables: readonly Table[]): string[] {
  const unkept = new Map<string, Set<string>>()
  for (const { dataset, source } of tables) {
    const kept = new Set(dataset.keeps.map(keyOf))
    const names = unkept.get(dataset.title) ?? new Set()
    for (const { name, title } of source.columns) if (!kept.has(keyOf(name))) names.add(title ?? name)
    unkept.set(dataset.title, names)
  }
  return [...unkept].flatMap(([title, names]) =>
    names.size === 0 ? [] : [`Columns of ${title} that are not kept: ${[...names].join(', ')}.`],
  )
}
