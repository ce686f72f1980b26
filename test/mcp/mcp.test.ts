import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { Client as FirstClient } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport as FirstStdio } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport as FirstHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connectDatabase } from '../../server/database/connect.ts'
import { seedDemoData } from '../../server/demo-data/seed.ts'
import { SeedRequest } from '../../shared/demo-data.ts'
import { toolNames } from '../../shared/tools.ts'
import { assistantApp } from '../support/assistant-app.ts'
import { testNow } from '../support/create-test-app.ts'

const about = { name: 'billow-test', version: '1.0.0' }
const lastMonth = { name: 'get_cost_summary', arguments: { period: 'last_month', providers: ['AWS'] } }

function expectTools(tools: readonly any[]) {
  expect(tools.map((tool) => tool.name).toSorted()).toEqual([...toolNames].toSorted())
  for (const tool of tools) {
    expect(tool.annotations).toMatchObject({
      readOnlyHint: true,
      destructiveHint: false,
      openWorldHint: false,
    })
    expect(tool.inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
    expect(tool.outputSchema).toMatchObject({ type: 'object' })
  }
}

function expectSummary(result: any) {
  expect(result.isError).toBeFalsy()
  expect(result.structuredContent).toMatchObject({
    total_cost: 10045.63,
    period: { start_date: '2026-10-01', end_date: '2026-10-31' },
  })
  expect(result.content[0].text).toContain('10045.63')
}

describe('MCP over HTTP', () => {
  test('serves the current client', async () => {
    await using app = await assistantApp()
    const client = new Client(about)
    await client.connect(new StreamableHTTPClientTransport(new URL(`${app.url}/mcp`)))
    expectTools((await client.listTools()).tools)
    expectSummary(await client.callTool(lastMonth))
    await client.close()
  })

  test('serves the first client, and tells what is wrong with a call', async () => {
    await using app = await assistantApp()
    const client = new FirstClient(about)
    // The first client's own types do not fit exact optional properties.
    const transport: any = new FirstHttp(new URL(`${app.url}/mcp`))
    await client.connect(transport)
    expectTools((await client.listTools()).tools)
    expectSummary(await client.callTool(lastMonth))
    for (const [name, input, words] of [
      ['get_cost_summary', {}, 'start_date'],
      ['get_cost_summary', { start_date: '2026-02-30', end_date: '2026-03-01' }, 'no day'],
      ['get_cost_summary', { period: 'last_month', sql: 'drop table cloud_costs' }, 'sql'],
    ] as const) {
      const result: any = await client.callTool({ name, arguments: input })
      expect(result.isError).toBe(true)
      expect(result.content[0].text).toContain(words)
    }
    await client.close()
  })

  test('is refused to a page of another origin and for a foreign host', async () => {
    await using app = await assistantApp()
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
    const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
    const response = await fetch(`${app.url}/mcp`, {
      method: 'POST',
      body,
      headers: { ...headers, origin: 'https://evil.example' },
    })
    expect(response.status).toBe(403)
  })
})

test('MCP over standard input and output serves the current client and the first one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'billow-mcp-'))
  const databasePath = join(folder, 'costs.db')
  try {
    const database = await connectDatabase({ databaseUrl: undefined, databasePath })
    await using app = await assistantApp()
    await seedDemoData({ ...app.ctx, database }, SeedRequest.parse({}))
    await database.destroy()
    const command = {
      command: process.execPath,
      args: ['server/launch.mjs', 'mcp'],
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        DATABASE_PATH: databasePath,
        DATABASE_URL: '',
        BILLOW_NOW: testNow,
      },
    }
    const current = new Client(about)
    await current.connect(new StdioClientTransport(command))
    expectTools((await current.listTools()).tools)
    expectSummary(await current.callTool(lastMonth))
    await current.close()

    const first = new FirstClient(about)
    const transport: any = new FirstStdio(command)
    await first.connect(transport)
    expectTools((await first.listTools()).tools)
    expectSummary(await first.callTool(lastMonth))
    await first.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
