import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** One answer of the scripted server. */
export type ScriptedReply = (response: ServerResponse, body: any) => void | Promise<void>

export type ScriptedModel = AsyncDisposable & {
  readonly url: string
  /** The bodies of the requests so far. */
  readonly requests: any[]
  readonly authorizations: string[]
  /** How many replies have not been asked for. */
  left(): number
}

async function bodyOf(request: IncomingMessage): Promise<any> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}

/** An OpenAI-compatible server on loopback that gives its replies in order, the last one again and again if asked to. */
export async function scriptedModel(
  replies: readonly ScriptedReply[],
  repeatLast = false,
): Promise<ScriptedModel> {
  const queue = [...replies]
  const requests: any[] = []
  const authorizations: string[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      requests.push(body)
      authorizations.push(request.headers.authorization ?? '')
      const reply = repeatLast && queue.length === 1 ? queue[0] : queue.shift()
      if (reply === undefined)
        return json(500, { error: { message: 'The script is at its end.' } })(response, body)
      await reply(response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    authorizations,
    left: () => queue.length,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An answer that is no stream, for errors. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): ScriptedReply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}

export function failure(
  status: number,
  error: Record<string, unknown>,
  headers: Record<string, string> = {},
) {
  return json(status, { error }, headers)
}

const usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }

function chunk(delta: unknown, finish_reason: string | null = null) {
  return {
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta, finish_reason }],
  }
}

/** A stream of deltas; without a finish reason it is cut. */
export function stream(deltas: readonly unknown[], finish: string | null = 'stop'): ScriptedReply {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const delta of deltas) response.write(`data: ${JSON.stringify(chunk(delta))}\n\n`)
    if (finish !== null) {
      response.write(`data: ${JSON.stringify(chunk({}, finish))}\n\n`)
      response.write(`data: ${JSON.stringify({ ...chunk({}), choices: [], usage })}\n\n`)
      response.write('data: [DONE]\n\n')
    }
    response.end()
  }
}

export function says(...parts: readonly string[]): ScriptedReply {
  return stream(parts.map((content) => ({ content })))
}

/** Says something, and then neither goes on nor ends. */
export function hangsAfter(...parts: readonly string[]): ScriptedReply {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const content of parts) response.write(`data: ${JSON.stringify(chunk({ content }))}\n\n`)
  }
}

export type ScriptedCall = {
  readonly id?: string
  readonly index?: number
  readonly name: string
  readonly arguments: unknown
}

/** Tool calls as one delta each; arguments that are text go as they are. */
export function calls(...list: readonly ScriptedCall[]): ScriptedReply {
  return stream(
    list.map(({ id, index, name, arguments: input }) => ({
      tool_calls: [
        {
          ...(index === undefined ? {} : { index }),
          ...(id === undefined ? {} : { id }),
          type: 'function',
          function: { name, arguments: typeof input === 'string' ? input : JSON.stringify(input) },
        },
      ],
    })),
    'tool_calls',
  )
}
