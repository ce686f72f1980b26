import { setMaxListeners } from 'node:events'
import type { ServerResponse } from 'node:http'
import { TRPCError } from '@trpc/server'

/** A signal that fires when the client has left before its answer was complete. */
export function clientSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  // A request may carry many calls.
  setMaxListeners(0, controller.signal)
  response.once('close', () => {
    if (response.writableFinished) return
    controller.abort(clientLeft())
  })
  return controller.signal
}

/** Why work is given up that nobody waits for. */
export function clientLeft(): TRPCError {
  return new TRPCError({ code: 'CLIENT_CLOSED_REQUEST', message: 'The client left before its answer.' })
}
