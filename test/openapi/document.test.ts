import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openApiDocument } from '../../server/openapi/document.ts'
import { restEndpoints } from '../../server/openapi/rest-endpoints.ts'
import { createTestApp } from '../support/create-test-app.ts'

const scratch = mkdtempSync(join(tmpdir(), 'billow-openapi-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const document = openApiDocument()
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
)

describe('every operation', () => {
  test.each(operations)('$name says what it does, takes and gives, with examples', ({ operation }) => {
    expect(operation.summary).toEqual(expect.any(String))
    expect(operation.description).toMatch(/\.$/)
    expect(operation.tags).toHaveLength(1)
    for (const parameter of operation.parameters ?? []) {
      expect([parameter.name, parameter.description]).toEqual([parameter.name, expect.any(String)])
      const example = parameter.example ?? parameter.schema?.example ?? parameter.schema?.allOf?.[0]?.example
      expect([parameter.name, example]).toEqual([parameter.name, expect.anything()])
    }
    for (const media of Object.values<any>(operation.requestBody?.content ?? {})) {
      expect(media.example).toBeDefined()
    }
    const statuses = Object.keys(operation.responses)
    expect(statuses).toEqual(expect.arrayContaining(['400', '403', '500']))
    expect(statuses.filter((status) => status.startsWith('2'))).toHaveLength(1)
    for (const [status, response] of Object.entries<any>(operation.responses)) {
      if (!status.startsWith('2')) expect(response.$ref).toMatch(/^#\/components\/responses\//)
      else for (const media of Object.values<any>(response.content ?? {})) expect(media.example).toBeDefined()
    }
  })
})

test('every named schema has a description and an example', () => {
  for (const [name, schema] of Object.entries<any>(document.components?.schemas ?? {})) {
    expect([name, schema.description]).toEqual([name, expect.any(String)])
    expect([name, schema.example]).toEqual([name, expect.anything()])
  }
})

test('every endpoint of the product is published', () => {
  expect(operations.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'GET /',
      'GET /costs',
      'GET /costs/aggregate',
      'GET /costs/summary',
      'POST /costs',
      'GET /costs/{id}',
      'PUT /costs/{id}',
      'DELETE /costs/{id}',
      'GET /providers',
      'GET /services',
      'POST /seed-data',
    ]),
  )
})

test('the endpoints of the index are its operations', () => {
  const published = operations.map(({ name }) => name.replace(' ', ' /api/finops'))
  expect(restEndpoints().toSorted()).toEqual(published.toSorted())
})

test('an upload is published with what may be decided beforehand', () => {
  const { parameters = [] } = operations.find(({ name }) => name === 'POST /imports')?.operation ?? {}
  expect(parameters).toMatchObject([
    { name: 'on_conflict', in: 'query', description: expect.stringMatching(/held/), example: 'hold' },
  ])
  expect(parameters[0].required ?? false).toBe(false)
})

test('the document that is served lints clean', async () => {
  await using app = await createTestApp()
  const response = await fetch(`${app.url}/openapi.json`)
  const file = join(scratch, 'openapi.json')
  writeFileSync(file, await response.text())
  const lint = () =>
    execFileSync('node_modules/.bin/redocly', ['lint', file, '--extends=recommended', '--max-problems=50'], {
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', CI: 'true' },
    })
  expect(lint).not.toThrow()
})

test('a client generated from it compiles and works', async () => {
  await using app = await createTestApp()
  await app.client.demo_data.seed.mutate({ months: 1 })
  const schema = join(scratch, 'openapi-client.json')
  writeFileSync(schema, JSON.stringify(document))
  execFileSync('node_modules/.bin/openapi-typescript', [
    schema,
    '--output',
    'test/openapi/generated/schema.d.ts',
  ])
  execFileSync('node_modules/.bin/tsc', ['--noEmit', '--project', 'test/openapi/generated/tsconfig.json'])
  // Named by a variable, since its types exist only after the line above.
  const program = join(import.meta.dirname, 'generated/program.ts')
  const { totalOfLastWeek } = await import(program)
  const summary = await app.client.costs.summary.query({ preset: 'last_week' })
  expect(await totalOfLastWeek(`${app.url}/api/finops`)).toBe(summary.total_cost)
})
