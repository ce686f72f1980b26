import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createRandom } from '../../server/demo-data/random.ts'
import { exactBill, exactService, type ExactBill } from './exact-bill.ts'
import { startServer, type ServerProcess } from './server-process.ts'

export type Ordeal = {
  /** The settings that lead to the one database of all servers. */
  readonly connection: Readonly<Record<string, string>>
  /** Where each server keeps its uploads, in a folder of its own. */
  readonly scratch: string
  readonly servers: number
  readonly imports: number
  readonly rows: number
  readonly kills: number
  readonly seed: string
  tell(line: string): void
}

export type Outcome = {
  /** How many imports ended in each way. */
  readonly statuses: Readonly<Record<string, number>>
  readonly kills: number
  readonly refused: readonly string[]
  /** Cents by what was accepted, by the daily costs, and by the charges. */
  readonly expected: number
  readonly costs: number
  readonly charges: number
  /** Rows of the bills that count, and of those that should. */
  readonly rows: number
  readonly expectedRows: number
  readonly bills: number
  readonly expectedBills: number
  readonly demoSets: number
}

const longestLine = 600

type Json = Record<string, any>

/** Uploads bills to several servers on one database while some are killed, and tells what came of it. */
export async function goThrough(ordeal: Ordeal): Promise<Outcome> {
  const random = createRandom(ordeal.seed)
  const pick = (most: number) => Math.floor(random() * most)
  const servers: (ServerProcess | undefined)[] = []
  const all: ServerProcess[] = []
  const start = async (index: number) => {
    const folder = join(ordeal.scratch, `server-${index}`)
    mkdirSync(folder, { recursive: true })
    const settings = { IMPORT_FOLDER: folder, CLAIM_SECONDS: '2', LOG_LEVEL: 'warn' }
    const server = await startServer({ HOME: ordeal.scratch, ...ordeal.connection, ...settings })
    servers[index] = server
    all.push(server)
    return server
  }
  const started = await Promise.all(Array.from({ length: ordeal.servers }, (_, index) => start(index)))
  const demoSets = started.filter((server) => server.output().includes('Demo data:')).length
  ordeal.tell(`${ordeal.servers} servers run, ${demoSets} of them made demo data`)

  let kills = 0
  const restarts: Promise<unknown>[] = []
  const killing = (async () => {
    while (kills < ordeal.kills) {
      await wait(300 + pick(1500))
      const index = pick(ordeal.servers)
      const victim = servers[index]
      if (victim === undefined) continue
      if (pick(3) === 0) {
        if (!victim.killWorker()) continue
        ordeal.tell(`killed the import process of server ${index}`)
      } else {
        servers[index] = undefined
        await victim.kill()
        ordeal.tell(`killed server ${index}`)
        restarts.push(wait(pick(1500)).then(() => start(index)))
      }
      kills += 1
    }
  })()

  const accepted = new Map<number, ExactBill>()
  const uploads = Array.from({ length: ordeal.imports }, (_, index) => {
    // Some months come again, with other amounts.
    const account = pick(3) === 0 ? pick(index + 1) : index
    return exactBill(account, index, ordeal.rows + pick(ordeal.rows))
  })
  for (const bill of uploads) {
    const id = await uploadSomewhere(() => servers[pick(ordeal.servers)], bill)
    accepted.set(id, bill)
    await wait(pick(400))
  }
  ordeal.tell(`${accepted.size} bills are accepted, after ${kills} kills`)
  await killing
  await Promise.all(restarts)
  const [server] = servers
  if (server === undefined) throw new Error('No server runs.')
  const ask = async (path: string): Promise<Json> => {
    const response = await fetch(`${server.url}/api/finops${path}`)
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
  let imports: Json[] = []
  for (;;) {
    imports = Object.values(await ask('/imports'))
    const open = imports.filter(({ status }) => status === 'queued' || status === 'running')
    if (open.length === 0) break
    await wait(200)
  }
  const outcome = { ...(await judge(ask, accepted, imports)), kills, demoSets }
  await Promise.all(servers.map((each) => each?.stop()))
  for (const line of all.flatMap((each) => each.output().split('\n')))
    if (line.includes('"level":"error"')) ordeal.tell(line.slice(0, longestLine))
  return outcome
}

/** Tries until a server takes it; what a dying one had taken is the same content then, and changes nothing. */
async function uploadSomewhere(choose: () => ServerProcess | undefined, bill: ExactBill): Promise<number> {
  for (;;) {
    const form = new FormData()
    form.append('file', new Blob([bill.text]), `account-${bill.account}-${bill.version}.csv`)
    try {
      const url = `${choose()?.url}/api/finops/imports?on_conflict=replace`
      const response = await fetch(url, { method: 'POST', body: form, signal: AbortSignal.timeout(20_000) })
      const { id }: Json = response.status === 202 ? await response.json() : {}
      if (id !== undefined) return id
    } catch {
      // It was killed, or is not there yet.
    }
    await wait(100)
  }
}

async function judge(
  ask: (path: string) => Promise<Json>,
  accepted: ReadonlyMap<number, ExactBill>,
  imports: readonly Json[],
): Promise<Omit<Outcome, 'kills' | 'demoSets'>> {
  const statuses: Record<string, number> = {}
  for (const { status } of imports) statuses[status] = (statuses[status] ?? 0) + 1
  // Of each account the bill counts that came last.
  const last = new Map<number, ExactBill>()
  for (const [, bill] of [...accepted].sort(([one], [other]) => one - other)) last.set(bill.account, bill)
  const wanted = [...last.values()]
  const refused = imports.flatMap(({ id, status, message }) => {
    const bill = accepted.get(Number(id))
    const isLast = bill !== undefined && wanted.includes(bill)
    return status === 'refused'
      ? [`${id}, ${isLast ? 'the' : 'not the'} last of its account: ${message}`]
      : []
  })
  const range = `start_date=2026-09-01&end_date=2026-09-30&service_name=${encodeURIComponent(exactService)}`
  const centsBy = async (dimension: string) => {
    const { data } = await ask(`/costs/aggregate?group_by=${dimension}&${range}`)
    return Math.round(data.reduce((sum: number, group: Json) => sum + group['total_cost'], 0) * 100)
  }
  const bills: Json[] = Object.values(await ask('/bills?state=counted'))
  return {
    statuses,
    refused,
    expected: wanted.reduce((sum, bill) => sum + bill.cents, 0),
    costs: await centsBy('service'),
    charges: await centsBy('region'),
    rows: bills.reduce((sum, bill) => sum + bill['row_count'], 0),
    expectedRows: wanted.reduce((sum, bill) => sum + bill.rows, 0),
    bills: bills.length,
    expectedBills: wanted.length,
  }
}
