import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { chargesOf } from '../support/charges-of.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'

const folder = join(import.meta.dirname, '../fixtures/bills')
const bills = [
  Buffer.from(focusBill([{ BilledCost: '1.25' }, { BilledCost: '-2', ChargeCategory: 'Credit' }])),
  ...readdirSync(folder).map((name) => readFileSync(join(folder, name))),
]

/** Bytes that mean something to a reader of CSV, JSON or an archive, or that ought to mean nothing. */
const pieces = ['"', "'", ',', ';', '\n', '\r\n', '\0', '{', '[', '\\', '-', '1e400', '99999999999999999999']
  .concat(['NaN', 'é', '\ufeff', '\u2028', '=1+1', '2026-02-30', 'null', '../x', '\x1f\x8b', 'PK\x03\x04'])
  .map((text) => Buffer.from(text, 'utf8'))

const place = fc.double({ min: 0, max: 1, noNaN: true })
const length = fc.integer({ min: 0, max: 60 })
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('insert'), at: place, piece: fc.constantFrom(...pieces), length }),
  fc.record({ kind: fc.constant('overwrite'), at: place, piece: fc.constantFrom(...pieces), length }),
  fc.record({ kind: fc.constant('random'), at: place, piece: fc.uint8Array({ maxLength: 12 }), length }),
  fc.record({ kind: fc.constant('remove'), at: place, piece: fc.constant(Buffer.alloc(0)), length }),
  fc.record({ kind: fc.constant('repeat'), at: place, piece: fc.constant(Buffer.alloc(0)), length }),
  fc.record({ kind: fc.constant('cut'), at: place, piece: fc.constant(Buffer.alloc(0)), length }),
)

const isSome = (count: number) => count > 0

type Mutation = (typeof mutation extends fc.Arbitrary<infer Value> ? Value : never) & { kind: string }

function mutate(bill: Buffer, { kind, at, piece, length: size }: Mutation): Buffer {
  const start = Math.floor(at * bill.length)
  const [head, tail] = [bill.subarray(0, start), bill.subarray(start)]
  if (kind === 'insert' || kind === 'random') return Buffer.concat([head, piece, tail])
  if (kind === 'overwrite') return Buffer.concat([head, piece, tail.subarray(piece.length)])
  if (kind === 'remove') return Buffer.concat([head, tail.subarray(size)])
  if (kind === 'repeat') return Buffer.concat([head, tail.subarray(0, size), tail])
  return head
}

const content = async ({ database, charges }: Context) =>
  JSON.stringify([
    await database('cloud_costs').select('date', 'service_name', 'cost', 'effective_cost').orderBy('id'),
    await chargesOf({ charges }).select('bill_id', 'date', 'billed_cost', 'usage_quantity').orderBy('id'),
    await database('bills').whereNot({ state: 'undone' }).select('id', 'state').orderBy('id'),
    await database('exchange_rates').select('month', 'currency', 'rate'),
  ])

test('a spoilt bill never breaks the server, and changes nothing when it is refused or undone', async () => {
  // Of bills this short, one spoilt row is many in a hundred.
  await using app = await createTestApp({ settings: { IMPORT_MAX_BAD_PERCENT: '60' } })
  await deliverFiles(app, {
    kept: focusBill([{ BilledCost: '7', ServiceName: 'Amazon Simple Storage Service' }]),
  })
  const before = await content(app.ctx)
  const outcomes = { done: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bills),
      fc.array(mutation, { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      async (bill, mutations, packed) => {
        const loggedBefore = app.logged.length
        const spoilt = mutations.reduce(mutate, bill)
        const outcome = await deliverFiles(app, { 'bill.csv': packed ? gzipSync(spoilt) : spoilt })
        expect(['done', 'unchanged', 'refused']).toContain(outcome.status)
        // What no reader foresaw stands in the log.
        expect(app.logged.slice(loggedBefore)).toEqual([])
        if (outcome.status === 'refused') outcomes.refused += 1
        if (outcome.status === 'done') {
          outcomes.done += 1
          await app.client.imports.undo.mutate({ id: outcome.id })
        }
        expect(await content(app.ctx)).toBe(before)
      },
    ),
    { numRuns: Number(process.env['BILLOW_FUZZ_CASES'] ?? 40) },
  )
  // Cases of both kinds, or this proves little.
  expect(outcomes).toEqual({ done: expect.toSatisfy(isSome), refused: expect.toSatisfy(isSome) })
}, 3_600_000)
