import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'
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

// One request for each question: a batch would answer as late as its slowest part.
const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: '/trpc' })] })

/** Every procedure of the server: `useQuery(api.costs.summary.queryOptions({...}))`. */
export const api = createTRPCOptionsProxy<AppRouter>({ client, queryClient })
