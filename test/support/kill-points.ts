import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { costsVersion } from '../../server/database/data-version.ts'
import { createRandom } from '../../server/demo-data/random.ts'
import { keepChargesAsBefore } from './charges-as-before.ts'
import { exactBill } from './exact-bill.ts'
import { judge, within, type Known } from './judge-kill.ts'
import { command, killCases, type CaseBills, type KillCase } from './kill-cases.ts'
import { databaseOf, type Place, type Places } from './kill-places.ts'
import { stateOfBills } from './state-of-bills.ts'

export type KillPlan = {
  /** A folder for the bills. */
  readonly scratch: string
  /** Where the databases are. */
  readonly places: Places
  readonly points: number
  /** How many charges each bill has. */
  readonly rows: number
  readonly seed: string
  tell(line: string): void
}

export type KillOutcome = {
  /** How many points of each case were gone through. */
  readonly killed: Readonly<Record<string, number>>
  /** How often the state after a new start was that of before, and that of after. */
  readonly before: number
  readonly after: number
  readonly findings: readonly string[]
}

/**
 * Kills the built product at random points of what changes the costs, starts it again after each, and holds what is
 * there against the states before and after, to the last digit.
 */
export async function goThroughKills(plan: KillPlan): Promise<KillOutcome> {
  const { places, points, seed, tell } = plan
  const random = createRandom(seed)
  const cases = await prepare(plan)
  for (const { kase, takes, settles } of cases)
    tell(`${kase.name} takes ${takes.toFixed(0)} ms, the costs change after ${settles?.toFixed(0) ?? '?'}`)
  const [killed, findings]: [Record<string, number>, string[]] = [{}, []]
  let [before, after] = [0, 0]
  for (let point = 0; point < points; point += 1) {
    const known = cases[point % cases.length]
    if (known === undefined) break
    const { name } = known.kase
    const own = `point-${point}`
    const { place, delay } = await killOnTheWay(known, () => places.copy(known.kase.from, own), {
      random,
      again: () => places.remove(own),
    })
    const { atOnce, state, faults } = await judge(known, place)
    const title = `point ${point}, ${name}, killed after ${delay.toFixed(0)} ms of ${known.takes.toFixed(0)}`
    const states = `${atOnce === null ? '' : `${atOnce}, then `}${state}`
    tell(`${title}: ${states}${faults.map((fault) => `\n  FOUND ${fault}`).join('')}`)
    findings.push(...faults.map((fault) => `${title}: ${fault}`))
    killed[name] = (killed[name] ?? 0) + 1
    if (state === 'before') before += 1
    if (state === 'after') after += 1
    if (faults.length === 0) await places.remove(own)
  }
  for (const name of ['base', 'replaced', 'held', 'old']) await places.remove(name)
  return { killed, before, after, findings }
}

/** Begins anew where the work was over before the kill. */
async function killOnTheWay(
  known: Known,
  copy: () => Promise<Place>,
  { random, again }: { readonly random: () => number; again(): Promise<void> },
): Promise<{ readonly place: Place; readonly delay: number }> {
  for (;;) {
    const place = await copy()
    const delay = pickDelay(known, random)
    const work = await known.kase.begin(place)
    const over = work.ended.then(
      () => 'over',
      () => 'failed',
    )
    const how = await Promise.race([over, wait(delay)])
    if (how === 'failed') await work.ended
    await work.kill()
    if (how === undefined) return { place, delay }
    await again()
  }
}

/** Half of the points lie around the moment at which the costs change, which is short beside all the rest. */
function pickDelay({ takes, settles }: Known, random: () => number): number {
  const around = 40
  const isNear = settles !== null && random() < 0.5
  return isNear ? Math.max(0, settles + (2 * random() - 1) * around) : random() * takes
}

/** Makes the states that the cases begin with, and goes through each once without a kill. */
async function prepare({ scratch, places, rows }: KillPlan): Promise<Known[]> {
  const bill = (name: string, text: string) => {
    const path = join(scratch, name)
    writeFileSync(path, text)
    return path
  }
  const first = bill('first.csv', exactBill(0, 0, rows).text)
  const other = bill('other.csv', exactBill(1, 0, rows).text)
  const bills: CaseBills = {
    fresh: bill('fresh.csv', exactBill(2, 0, rows).text),
    newer: bill('newer.csv', exactBill(0, 1, rows).text),
  }
  const base = await places.make('base')
  for (const path of [first, other]) await command(base, ['import', path]).ended
  await command(await places.copy('base', 'replaced'), ['import', bills.newer]).ended
  // Costs of half its days would vanish with it, so that it is held.
  const shorter = bill('shorter.csv', exactBill(0, 2, rows, 14).text)
  await command(await places.copy('base', 'held'), ['import', shorter]).ended
  const old = await places.copy('base', 'old')
  await within(old, keepChargesAsBefore)
  rmSync(`${databaseOf(old)}.charges`, { recursive: true, force: true })

  const known: Known[] = []
  for (const kase of killCases(bills)) {
    const before = await within(places.at(kase.from === 'old' ? 'base' : kase.from), stateOfBills)
    const place = await places.copy(kase.from, 'whole')
    const times = await (kase.from === 'old'
      ? timesOf(kase, place, () => 0)
      : within(place, ({ database }) => timesOf(kase, place, () => costsVersion(database))))
    const after = await within(place, stateOfBills)
    if ((before === after) !== (kase.from === 'old'))
      throw new Error(`${kase.name} does not do what it should.`)
    known.push({ kase, before, after, ...times })
    await places.remove('whole')
  }
  return known
}

/** How long work takes, and after how long the version of the costs becomes another one. */
async function timesOf(
  kase: KillCase,
  place: Place,
  version: () => number | Promise<number>,
): Promise<Pick<Known, 'takes' | 'settles'>> {
  const first = await version()
  const work = await kase.begin(place)
  const begun = performance.now()
  const ended = work.ended.then(() => performance.now() - begun)
  let settles: number | null = null
  for (;;) {
    if (settles === null && (await version()) !== first) settles = performance.now() - begun
    const takes = await Promise.race([ended, wait(1, null)])
    if (takes === null) continue
    await work.leave()
    return { takes, settles }
  }
}
