const codes = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', '57P01', '57P02', '57P03']
const messages =
  /connection (terminated|to the remote node|timeout)|timeout acquiring a connection|terminating connection/i

/** Whether something failed since the database, or a node of it, could not be reached; it may later. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return codes.includes(code) || code.startsWith('08') || messages.test(error.message)
}
