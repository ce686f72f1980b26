import { Redirect, useSearch } from 'wouter'

type Props = {
  /** An address with a query, which what else was asked for is added to. */
  readonly to: string
}

/** Leads on from an address that a page once had, so that kept links still work. */
export function MovedPage({ to }: Props) {
  const search = useSearch()
  return <Redirect to={search === '' ? to : `${to}&${search}`} replace />
}
