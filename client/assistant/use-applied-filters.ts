import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { ViewFilters } from '../../shared/assistant-answer.ts'
import { explorerPath, withFilters } from './view-link.ts'

export type AppliedFilters = {
  apply(filters: ViewFilters): void
  undo(): void
  /** Whether the page shows what was last applied, so that it can be taken back. */
  isApplied(filters: ViewFilters): boolean
}

type Change = { readonly before: string; readonly after: string; readonly filters: ViewFilters }

/** Puts the filters of an answer on the page, and takes them back. */
export function useAppliedFilters(): AppliedFilters {
  const [path, navigate] = useLocation()
  const search = new URLSearchParams(useSearch()).toString()
  const [change, setChange] = useState<Change | null>(null)
  const address = search === '' ? path : `${path}?${search}`
  return {
    apply(filters) {
      const after = withFilters(path === explorerPath ? search : '', filters)
      setChange({ before: address, after, filters })
      navigate(after)
    },
    undo() {
      if (change !== null) navigate(change.before)
      setChange(null)
    },
    isApplied: (filters) => change?.filters === filters && change.after === address,
  }
}
