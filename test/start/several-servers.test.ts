import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyDatabase } from '../support/database-under-test.ts'
import { goThrough } from '../support/several-servers.ts'

test(
  'servers on one database that are killed at random lose no import and count none twice',
  { timeout: 180_000 },
  async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'billow-several-'))
    await using empty = await emptyDatabase()
    const told: string[] = []
    const outcome = await goThrough({
      connection: empty.connection,
      scratch,
      servers: 2,
      imports: 8,
      rows: 50,
      kills: 3,
      seed: 'fixed',
      tell: (line) => void told.push(line),
    })
    const { expected, expectedRows, expectedBills, statuses } = outcome
    expect({ told, ...outcome }).toMatchObject({
      demoSets: 1,
      refused: [],
      costs: expected,
      charges: expected,
      rows: expectedRows,
      bills: expectedBills,
    })
    expect(Object.keys(statuses).filter((status) => !['done', 'unchanged'].includes(status))).toEqual([])
    rmSync(scratch, { recursive: true, force: true })
  },
)
