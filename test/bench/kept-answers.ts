/*
 * Prints what kept answers cost beside a bare node:http server that sends the same bytes, in turns on this machine:
 * npx tsx test/bench/kept-answers.ts [rounds]. On a busy machine trust the CPU time of the servers.
 */
import { request } from 'node:http'
import { pathToFileURL } from 'node:url'
import { median, type Row } from './figures.ts'
import { startBare, type BareServer } from './bare-server.ts'
import { loadFor } from './load-client.ts'
import { cpuOf, untilQuiet } from './process-figures.ts'
import { printTable } from './print-table.ts'
import { withDemoServer } from './bench-server.ts'

const mainQuestions = {
  '/costs 30 days': '/api/finops/costs?preset=last_30_days',
  '/costs/summary': '/api/finops/costs/summary?preset=this_month',
  '/overview': '/api/finops/overview',
} as const
const allQuestions = {
  ...mainQuestions,
  '/costs 90 days': '/api/finops/costs?preset=last_90_days',
  'tRPC costs.list': '/trpc/costs.list?batch=1&input=%7B%220%22%3A%7B%22preset%22%3A%22last_30_days%22%7D%7D',
} as const
const milliseconds = 1000

type Headers = Readonly<Record<string, string>>
type Page = { readonly body: string; readonly headers: Headers }

/** What a server made of a load: answers a second, and microseconds of CPU for each. */
export type Served = { readonly perSecond: number; readonly cpu: number }

/** Asks for a second, and looks at the CPU of the server. */
export async function serveLoad(
  { pid, url }: { readonly pid: number; readonly url: string },
  paths: readonly string[],
  headers: Headers,
  status: number,
): Promise<Served> {
  const before = cpuOf(pid)
  const { perSecond, answers, statuses } = await loadFor(url, paths, milliseconds, headers)
  if (statuses.join() !== String(status)) throw new Error(`${paths[0]} answered ${statuses.join()}`)
  return { perSecond, cpu: ((cpuOf(pid) - before) * 1000) / answers }
}

/** The medians of rounds. */
export function middleOf(rounds: readonly Served[]): Served {
  return { perSecond: median(rounds.map((one) => one.perSecond)), cpu: median(rounds.map((one) => one.cpu)) }
}

/** One answer with its bytes, in base64. */
export function askOnce(url: string, headers: Headers): Promise<Page> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const got = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
        resolve({ body: Buffer.concat(chunks).toString('base64'), headers: Object.fromEntries(got) })
      })
    })
    asked.once('error', reject).end()
  })
}

/**
 * Measures kept answers over demo data against the same bytes from bare node:http, in rounds that take turns.
 *
 * @param codings the content codings to ask for.
 */
export async function measureKeptAnswers(
  rounds = 5,
  questions: Readonly<Record<string, string>> = mainQuestions,
  codings: readonly string[] = ['identity'],
): Promise<Row[]> {
  const bare = await startBare()
  try {
    return await withDemoServer({}, async (billow) => {
      // The first answers may raise alerts, which makes the later ones others.
      for (const path of Object.values(questions)) await askOnce(billow.url + path, {})
      await untilQuiet(billow.pid)
      const rows: Row[] = []
      for (const coding of codings)
        for (const [name, path] of Object.entries(questions))
          rows.push(...(await compare(billow, bare, { name, path, coding }, rounds)))
      return rows
    })
  } finally {
    bare.stop()
  }
}

async function compare(
  billow: { readonly pid: number; readonly url: string },
  bare: BareServer,
  { name, path, coding }: { readonly name: string; readonly path: string; readonly coding: string },
  rounds: number,
): Promise<Row[]> {
  const accept = { 'accept-encoding': coding }
  const { body, headers } = await askOnce(billow.url + path, accept)
  const { 'content-type': type = '', etag = '' } = headers
  const packed = coding === 'identity' ? {} : { 'content-encoding': coding }
  await bare.send({ body, headers: { 'content-type': type, ...packed } })
  const known = { ...accept, 'if-none-match': etag }
  const [plain, kept, plain304, kept304]: [Served[], Served[], Served[], Served[]] = [[], [], [], []]
  for (let round = 0; round < rounds; round += 1) {
    plain.push(await serveLoad(bare, [path], accept, 200))
    kept.push(await serveLoad(billow, [path], accept, 200))
    plain304.push(await serveLoad(bare, [path], known, 304))
    kept304.push(await serveLoad(billow, [path], known, 304))
  }
  const [one, two, three, four] = [plain, kept, plain304, kept304].map(middleOf)
  if (one === undefined || two === undefined || three === undefined || four === undefined) return []
  const title = coding === 'identity' ? name : `${name}, ${coding}`
  const possible = `node:http itself: ${(three.perSecond / one.perSecond).toFixed(2)} x`
  return [
    ...besideEach(`kept ${title}`, two, { of: 'bare node:http', served: one }, 0.5),
    ...besideEach(`304 ${title}`, four, { of: 'kept 200', served: two }, 1.5, possible),
  ]
}

type Beside = { readonly of: string; readonly served: Served }

/** Answers a second and CPU for each, beside those of another. */
export function besideEach(
  what: string,
  { perSecond, cpu }: Served,
  { of, served }: Beside,
  leastRatio?: number,
  note?: string,
): Row[] {
  const [rate, use] = leastRatio === undefined ? [] : [{ leastRatio }, { mostRatio: 1 / leastRatio }]
  return [
    {
      what,
      figure: perSecond,
      unit: '/s',
      reference: { of, figure: served.perSecond },
      ...(rate && { target: rate }),
      ...(note !== undefined && { note }),
    },
    {
      what: `${what}, CPU`,
      figure: cpu,
      unit: 'us',
      reference: { of, figure: served.cpu },
      ...(use && { target: use }),
    },
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rounds = Number(process.argv[2] ?? 3)
  printTable(await measureKeptAnswers(rounds, allQuestions, ['identity', 'gzip']))
}
