import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ClaimLost, type Claim, type ClaimBook } from '../../server/claims/claim.ts'
import { beatClaim, isFree, releaseClaim, takeClaim } from '../../server/claims/take-claim.ts'
import { underClaim } from '../../server/claims/under-claim.ts'
import { createDatabaseUnderTest } from '../support/database-under-test.ts'

const seconds = 10
const start = 1_800_000_000_000

/** A book of claims whose clock the test sets. */
async function bookUnderTest() {
  const { database, drop } = await createDatabaseUnderTest()
  const at = (instant: number): ClaimBook => ({
    database,
    seconds,
    now: database.raw('cast(? as bigint)', [instant]),
  })
  return { database, at, [Symbol.asyncDispose]: drop }
}

const owners = ['one', 'two', 'three']

const step = fc.record({
  owner: fc.constantFrom(...owners),
  act: fc.constantFrom('take', 'take', 'beat', 'release'),
  /** Milliseconds that pass before; time also goes back, where a clock is set. */
  pass: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 6000 }) },
    { weight: 2, arbitrary: fc.integer({ min: 9000, max: 30_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -30_000, max: -1 }) },
  ),
})

describe('a claim', () => {
  test('has one owner at a time, goes on when that says nothing more, and its fence only grows', async () => {
    await using book = await bookUnderTest()
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
        round += 1
        const name = `claim ${round}`
        let instant = start
        let highest = 0
        let holder: { claim: Claim; beat: number } | undefined
        const last = new Map<string, Claim>()
        for (const { owner, act, pass } of steps) {
          instant += pass
          const now = book.at(instant)
          const isDead = holder === undefined || Math.abs(instant - holder.beat) > seconds * 1000
          const own = last.get(owner)
          expect(await isFree(now, name)).toBe(isDead)
          if (act === 'take') {
            const claim = await takeClaim(now, name, owner)
            expect(claim !== null).toBe(isDead)
            if (claim === null) continue
            expect(claim.fence).toBeGreaterThan(highest)
            highest = claim.fence
            holder = { claim, beat: instant }
            last.set(owner, claim)
          } else if (own !== undefined) {
            const isOwn = holder?.claim.fence === own.fence
            if (act === 'beat') {
              expect(await beatClaim(now, own)).toBe(isOwn)
              if (isOwn) holder = { claim: own, beat: instant }
            } else {
              await releaseClaim(now, own)
              if (isOwn) holder = undefined
            }
          }
          for (const claim of last.values()) {
            const write = underClaim(book.database, claim, async () => 'written')
            if (holder?.claim.fence === claim.fence) expect(await write).toBe('written')
            else await expect(write).rejects.toThrow(ClaimLost)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  test('goes to one of those who ask at the same moment', async () => {
    await using book = await bookUnderTest()
    for (let round = 1; round <= 5; round += 1) {
      const now = book.at(start + round * 20_000)
      const taken = await Promise.all(
        Array.from({ length: 8 }, (_, index) => takeClaim(now, 'contested', `asker ${index}`)),
      )
      expect(taken.filter((claim) => claim !== null)).toMatchObject([{ fence: round }])
    }
  })

  test('lets nothing be written halfway by one who lost it', async () => {
    await using book = await bookUnderTest()
    const lost = await takeClaim(book.at(start), 'turn', 'paused')
    const won = await takeClaim(book.at(start + 11_000), 'turn', 'other')
    if (lost === null || won === null) throw new Error('Nobody took it.')
    const write = (claim: Claim) =>
      underClaim(book.database, claim, (transaction) =>
        transaction('places').insert({ place: claim.owner, seen_at: 1 }),
      )
    await expect(write(lost)).rejects.toThrow('Another process has taken over the claim turn.')
    await write(won)
    expect(await book.database('places').pluck('place')).toEqual(['other'])
  })
})
