import type { ReactNode } from 'react'
import { FailedNotice } from './failed-notice.tsx'
import { LoadingBlock } from './loading-block.tsx'
import { StaleNotice } from './stale-notice.tsx'

type Query<Data> = {
  readonly data: Data | undefined
  readonly error: { readonly message: string } | null
  readonly dataUpdatedAt: number
  refetch(): unknown
}

type Props<Data> = {
  readonly query: Query<Data>
  /** What is asked for, in the plural: `budgets`. */
  readonly name: string
  /** About what the data will take, so that nothing jumps when it comes. */
  readonly height: number | string
  readonly children: (data: Data) => ReactNode
}

/** Pending, failed, or the data; the last data stays where a refresh fails. */
export function Answer<Data>({ query, name, height, children }: Props<Data>) {
  const { data, error, dataUpdatedAt } = query
  const retry = () => void query.refetch()
  if (data !== undefined) {
    return (
      <>
        {error === null ? null : <StaleNotice since={dataUpdatedAt} onRetry={retry} />}
        {children(data)}
      </>
    )
  }
  if (error === null) return <LoadingBlock label={`Loading the ${name}`} height={height} />
  return <FailedNotice title={`The ${name} could not be loaded`} message={error.message} onRetry={retry} />
}
