import { useSearchParams } from 'wouter'
import type { ExplorerView } from './explorer-view.ts'
import { readView, type ReadView } from './read-view.ts'
import { writeView } from './view-address.ts'

export type ViewChange = Partial<ExplorerView>

/** A change is a step back in the history, unless it `replaces` the present one. */
export type ChangeView = (change: ViewChange, options?: { readonly replace?: boolean }) => void

/** The view that the address holds, and how to change it. */
export function useExplorerView(): ReadView & { readonly change: ChangeView } {
  const [params, setParams] = useSearchParams()
  const read = readView(params)
  return {
    ...read,
    change: (change, options = {}) => setParams(writeView({ ...read.view, ...change }), options),
  }
}
