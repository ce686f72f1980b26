import { describe, expect, test } from 'vitest'
import { assistantApp } from '../support/assistant-app.ts'
import {
  calls,
  failure,
  json,
  says,
  scriptedModel,
  stream,
  type ScriptedReply,
} from '../support/scripted-model.ts'

const question = 'What were my AWS costs last month?'
const lastMonth = { name: 'get_cost_summary', arguments: { period: 'last_month', providers: ['AWS'] } }
const good = 'Your AWS costs for October 2026 (2026-10-01 to 2026-10-31) were $10,045.63. EC2 made up 81.5%.'
const offlineStart = 'Your AWS costs for October 2026'

type Run = { body: any; requests: any[]; left: number; logged: readonly string[] }

async function run(
  replies: readonly ScriptedReply[],
  settings: Record<string, string> = {},
  query = question,
): Promise<Run> {
  await using model = await scriptedModel(replies)
  await using app = await assistantApp({
    OPENAI_BASE_URL: model.url,
    OPENAI_API_KEY: 'sk-secret-key',
    OPENAI_MODEL: crypto.randomUUID(),
    LOG_LEVEL: 'debug',
    ...settings,
  })
  const body = await app.ask(query)
  return { body, requests: model.requests, left: model.left(), logged: app.logged }
}

function expectOffline({ body, left }: Run, reason: string) {
  expect(body.data).toMatchObject({
    mode: 'offline',
    degraded_reason: reason,
    outcome: 'answer',
    grounded: true,
  })
  expect(body.response).toContain(offlineStart)
  expect(body.data.calls).toHaveLength(1)
  expect(left).toBe(0)
}

describe('a model that works', () => {
  test('answers from a tool, with its usage', async () => {
    const { body, requests } = await run([
      calls({ id: 'a', index: 0, ...lastMonth }),
      says(
        'Your AWS costs for October 2026 (2026-10-01',
        ' to 2026-10-31) were $10,045.63. EC2 made up 81.5%.',
      ),
    ])
    expect(body.response).toBe(good)
    expect(body.data).toMatchObject({
      mode: 'model',
      outcome: 'answer',
      degraded_reason: null,
      usage: { model_calls: 2, input_tokens: 200, output_tokens: 40 },
      calls: [
        {
          tool: 'get_cost_summary',
          arguments: { start: '2026-10-01', end: '2026-10-31', providers: ['AWS'] },
          row_count: 3,
        },
      ],
    })
    expect(requests[0].tools).toHaveLength(6)
    expect(requests[1].messages.at(-1)).toMatchObject({ role: 'tool', tool_call_id: 'a' })
  })

  test.each([
    [
      'parallel',
      [
        { id: 'a', index: 0, ...lastMonth },
        { id: 'b', index: 1, name: 'compare_providers', arguments: { period: 'last_month' } },
      ],
    ],
    [
      'without an index',
      [
        { id: 'a', ...lastMonth },
        { id: 'b', name: 'compare_providers', arguments: { period: 'last_month' } },
      ],
    ],
    [
      'with one index for two',
      [
        { id: 'a', index: 0, ...lastMonth },
        { id: 'b', index: 0, name: 'compare_providers', arguments: { period: 'last_month' } },
      ],
    ],
    [
      'without ids',
      [
        { index: 0, ...lastMonth },
        { index: 0, name: 'compare_providers', arguments: { period: 'last_month' } },
      ],
    ],
  ])('calls tools %s', async (_kind, list) => {
    const { body, requests } = await run([calls(...list), says(good)])
    expect(body.data.mode).toBe('model')
    expect(body.data.calls.map((call: any) => call.tool)).toEqual(['get_cost_summary', 'compare_providers'])
    expect(requests[1].messages.filter((message: any) => message.role === 'tool')).toHaveLength(2)
  })

  test('is told of broken arguments, unknown tools and wrong dates, and goes on', async () => {
    const { body, requests } = await run([
      calls(
        { id: 'a', index: 0, name: 'get_cost_summary', arguments: '{"period": ' },
        { id: 'b', index: 1, name: 'drop_tables', arguments: {} },
      ),
      calls({
        id: 'c',
        index: 0,
        name: 'get_cost_summary',
        arguments: { start_date: '2025-10-01', end_date: '2025-10-31' },
      }),
      calls({ id: 'd', index: 0, ...lastMonth }),
      says(good),
    ])
    const told = requests[3].messages
      .filter((message: any) => message.role === 'tool')
      .map((message: any) => message.content)
    expect(told[0]).toContain('not valid JSON')
    expect(told[1]).toContain("no tool 'drop_tables'")
    expect(told[2]).toContain('2026-10-01')
    expect(body.data.mode).toBe('model')
    expect(body.data.calls).toHaveLength(1)
  })

  test('repairs a wrong figure once', async () => {
    const { body, requests } = await run([
      calls({ id: 'a', index: 0, ...lastMonth }),
      says('Your AWS costs were $99,999.99.'),
      says(good),
    ])
    expect(body.response).toBe(good)
    expect(body.data).toMatchObject({ mode: 'model', grounded: true })
    expect(requests[2].messages.at(-1).content).toContain('$99,999.99')
    expect(requests[2].tools).toBeUndefined()
  })

  test('loses its words, not its figures, where they stay wrong', async () => {
    const { body } = await run([
      calls({ id: 'a', index: 0, ...lastMonth }),
      says('They were $1.'),
      says('They were $2.'),
    ])
    expect(body.data).toMatchObject({ mode: 'offline', degraded_reason: 'ungrounded', grounded: true })
    expect(body.response).toContain('$10,045.63')
    expect(body.response).not.toMatch(/\$[12]\./)
  })

  test('may be asked for tools without a stream', async () => {
    const completion = {
      choices: [
        {
          finish_reason: 'tool_calls',
          message: {
            role: 'assistant',
            content: null,
            tool_calls: [
              {
                id: 'a',
                type: 'function',
                function: { name: lastMonth.name, arguments: JSON.stringify(lastMonth.arguments) },
              },
            ],
          },
        },
      ],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    }
    const spoken = {
      ...completion,
      choices: [{ finish_reason: 'stop', message: { role: 'assistant', content: good } }],
    }
    const { body, requests } = await run([json(200, completion), json(200, spoken)], {
      OPENAI_STREAM_TOOLS: 'false',
    })
    expect(body.data.mode).toBe('model')
    expect(requests[0].stream).toBeUndefined()
  })

  test('loses markup that could load or follow anything', async () => {
    const { body } = await run([
      calls({ id: 'a', index: 0, ...lastMonth }),
      says(
        'AWS cost $10,045.63 ![x](https://evil.example/p.png) [here](https://evil.example) <img src=x> https://evil.example.',
      ),
    ])
    expect(body.response).not.toMatch(/evil|<img|\]\(/)
    expect(body.response).toContain('$10,045.63')
  })
})

describe('a server that refuses a parameter', () => {
  test.each([
    ['reasoning_effort', 'reasoning_effort', (request: any) => request.reasoning_effort === 'none'],
    ['temperature', 'temperature', (request: any) => request.temperature === undefined],
    [
      'max_tokens',
      'max_tokens',
      (request: any) => request.max_tokens === undefined && request.max_completion_tokens > 0,
    ],
    ['stream_options', 'stream_options', (request: any) => request.stream_options === undefined],
  ])('is asked again without or with it: %s', async (_name, param, holds) => {
    const { body, requests } = await run([
      failure(400, { message: `Unsupported parameter: '${param}'.`, param }),
      calls({ id: 'a', index: 0, ...lastMonth }),
      says(good),
    ])
    expect(body.data.mode).toBe('model')
    expect(requests.slice(1).every(holds)).toBe(true)
  })
})

describe('a model that fails ends in an offline answer', () => {
  const busy = failure(429, { message: 'Slow down', code: 'rate_limit_exceeded' }, { 'retry-after-ms': '1' })
  const down = failure(500, { message: 'Oops' })
  const page: ScriptedReply = (response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<html>Log in</html>')
  }
  const cut = stream([{ content: 'Your AWS' }], null)
  test.each<[string, ScriptedReply[], string]>([
    [
      '401',
      [failure(401, { message: 'Incorrect API key provided: sk-secret-key' })],
      'assistant_misconfigured',
    ],
    ['403', [failure(403, { message: 'No' })], 'assistant_misconfigured'],
    [
      '404 model',
      [failure(404, { message: 'The model does not exist', code: 'model_not_found' })],
      'assistant_misconfigured',
    ],
    ['429 rate, twice', [busy, busy], 'busy'],
    [
      '429 quota',
      [failure(429, { message: 'You exceeded your current quota', code: 'insufficient_quota' })],
      'quota',
    ],
    ['500, twice', [down, down], 'upstream_unavailable'],
    ['HTML, twice', [page, page], 'upstream_invalid'],
    ['no text, twice', [says(''), says('')], 'upstream_invalid'],
    ['a cut stream, twice', [cut, cut], 'upstream_invalid'],
  ])('%s', async (_kind, replies, reason) => {
    const result = await run(replies)
    expect(result.requests).toHaveLength(replies.length)
    expectOffline(result, reason)
    expect(JSON.stringify([result.body, result.logged])).not.toContain('sk-secret-key')
  })

  test('429 once is waited for', async () => {
    const { body } = await run([busy, calls({ id: 'a', index: 0, ...lastMonth }), says(good)])
    expect(body.data.mode).toBe('model')
  })

  test('a context that overflows is shortened once', async () => {
    const overflow = failure(400, { message: 'maximum context length', code: 'context_length_exceeded' })
    const { body, requests } = await run([calls({ id: 'a', index: 0, ...lastMonth }), overflow, says(good)])
    expect(body.data.mode).toBe('model')
    expect(requests[2].messages.at(-1).content).toContain('truncated')
  })

  test('a hang', async () => {
    const hang: ScriptedReply = () => undefined
    const result = await run([hang], { ASSISTANT_FIRST_TOKEN_SECONDS: '0.05', ASSISTANT_RUN_SECONDS: '2' })
    expectOffline(result, 'upstream_unavailable')
  })

  test('a loop of tool calls', async () => {
    const again = calls({ id: 'a', index: 0, ...lastMonth })
    const result = await run([again, again, again, again, again])
    expectOffline(result, 'limit')
    expect(result.requests.at(-1).tools).toBeUndefined()
  })

  test('a spent budget asks no model', async () => {
    await using model = await scriptedModel([])
    await using app = await assistantApp({ OPENAI_BASE_URL: model.url, ASSISTANT_DAILY_TOKENS: '10' })
    await app.ctx.database('assistant_usage').insert({ day: '2026-11-24', tokens: 10 })
    const body = await app.ask(question)
    expect(body.data).toMatchObject({ mode: 'offline', degraded_reason: 'budget' })
    expect(model.requests).toHaveLength(0)
  })
})

test('a refusal is said', async () => {
  const { body } = await run([stream([{ content: '' }], 'content_filter')])
  expect(body.data).toMatchObject({ mode: 'model', outcome: 'decline' })
  expect(body.response).toContain('declined')
})

test('what needs no model is answered without one', async () => {
  const { body, requests } = await run([], {}, 'What will AWS cost next month?')
  expect(body.data).toMatchObject({ mode: 'offline', outcome: 'unsupported', degraded_reason: null })
  expect(requests).toHaveLength(0)
})
