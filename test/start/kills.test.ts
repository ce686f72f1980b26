import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onSqlite } from '../support/database-under-test.ts'
import { filePlaces } from '../support/kill-places.ts'
import { goThroughKills } from '../support/kill-points.ts'

test.runIf(onSqlite)(
  'killed while it imports, undoes, decides or moves charges, it has the costs of before or of after',
  { timeout: 180_000 },
  async () => {
    const scratch = mkdtempSync(join(tmpdir(), 'billow-kills-'))
    const told: string[] = []
    const { killed, findings } = await goThroughKills({
      scratch,
      places: filePlaces(scratch),
      points: 6,
      rows: 300,
      seed: 'fixed',
      tell: (line) => void told.push(line),
    })
    expect({ told, findings }).toEqual({ told, findings: [] })
    expect(Object.values(killed)).toEqual([1, 1, 1, 1, 1, 1])
    rmSync(scratch, { recursive: true, force: true })
  },
)
