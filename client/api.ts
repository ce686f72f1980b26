import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import type { AppRouter } from '../server/router.ts'

const secondsKept = 60

function isWorthRetrying(failureCount: number, error: Error): boolean {
  if (!(error instanceof TRPCClientError)) return false
  const status: unknown = error.data?.httpStatus
  const isOwnFault = typeof status === 'number' && status < 500
  return !isOwnFault && failureCount < 1
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The server is usually this very machine, which answers without any network.
      networkMode: 'always',
      staleTime: secondsKept * 1000,
      retry: isWorthRetrying,
      retryDelay: 400,
    },
    mutations: { networkMode: 'always' },
  },
})

// Batches of one: a larger one would answer as late as its slowest part, and the link without batches sends nothing at
// all where there is no input, which the server does not take for JSON.
const client = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: '/trpc', maxItems: 1 })] })

/** Every procedure of the server: `useQuery(api.costs.summary.queryOptions({...}))`. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
