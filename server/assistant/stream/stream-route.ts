import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AssistantEvent } from '../../../shared/ag-ui.ts'
import { RunInput } from '../../../shared/assistant-run.ts'
import type { Context } from '../../context.ts'
import { BillowError, issuesOf, toApiError } from '../../errors.ts'
import { answerQuestion } from '../ask-assistant.ts'
import { hasModel } from '../model/has-model.ts'
import { countQuestion } from '../rate-limit.ts'
import { createEventWriter } from './event-writer.ts'
import { questionOf } from './question-of-run.ts'

const heartbeatMs = 15_000

function readInput(body: unknown): RunInput {
  const parsed = RunInput.safeParse(body)
  if (parsed.success) return parsed.data
  const issues = issuesOf(parsed.error)
  throw new BillowError(
    'BAD_REQUEST',
    issues.map(({ path, message }) => `${path}: ${message}`).join(' '),
    issues,
  )
}

/** An open event stream; the compressing layer would hold events back, so it is written to directly. */
function openStream(request: FastifyRequest, reply: FastifyReply) {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value)
  }
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  })
  const left = new AbortController()
  request.raw.socket.once('close', () => left.abort())
  raw.once('close', () => left.abort())
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), heartbeatMs)
  return {
    signal: left.signal,
    send: (event: AssistantEvent) =>
      void (left.signal.aborted || raw.write(`data: ${JSON.stringify(event)}\n\n`)),
    close() {
      clearInterval(heartbeat)
      raw.end()
    },
  }
}

/** Serves `POST /api/finops/ai/stream`: a question answered as AG-UI events. */
export function registerAssistantStream(app: FastifyInstance, ctx: Context, path: string): void {
  app.post(path, async (request, reply) => {
    const input = readInput(request.body)
    const query = questionOf(input)
    if (query === null)
      throw new BillowError(
        'BAD_REQUEST',
        'messages: The last user message is empty or has more than 2000 characters.',
      )
    countQuestion(ctx, request.ip)
    const stream = openStream(request, reply)
    const writer = createEventWriter(input, stream.send)
    writer.start(hasModel(ctx.env) ? 'model' : 'offline')
    try {
      const asking = { caller: request.ip, report: writer.progress, signal: stream.signal }
      writer.finish(await answerQuestion(ctx, query, asking))
    } catch (error) {
      if (stream.signal.aborted) return
      const { code, message } = toApiError(error)
      if (code === 'INTERNAL_SERVER_ERROR')
        ctx.log.error('A run of the assistant failed', { requestId: request.id, reason: String(error) })
      writer.fail(code, message)
    } finally {
      stream.close()
    }
  })
}
