import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import { api } from '../api.ts'
import { PageSkeleton } from '../ui/page-skeleton.tsx'
import { pageCurrency, setPageCurrency } from '../ui/page-currency.ts'

type Props = { readonly children: ReactNode }

/** Shows a page once it is known what its amounts are in, and makes all of it anew when that changes. */
export function CurrencyGate({ children }: Props) {
  const health = useQuery(api.system.health.queryOptions())
  if (health.isPending) return <PageSkeleton />
  // Before any child is rendered: they read it while they are.
  if (health.data !== undefined) setPageCurrency(health.data.currency)
  return <Fragment key={pageCurrency()}>{children}</Fragment>
}
