import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client'
import type { AppRouter } from '../server/router.ts'

export type BillowClient = TRPCClient<AppRouter>

/**
 * A typed client for a running Billow: every procedure with its input and output types.
 *
 * @param url where Billow serves, for example `http://localhost:8000`.
 */
export function createClient(url: string): BillowClient {
  return createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: new URL('/trpc', url).href })] })
}
