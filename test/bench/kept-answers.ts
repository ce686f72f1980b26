/*
 * Prints what kept answers cost beside a bare node:http server that sends the same bytes, in turns on this machine:
 * npx tsx test/bench/kept-answers.ts [rounds]. On a busy machine trust the CPU time of the servers.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { createServer, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { seedDemoData } from '../../server/demo-data/seed.ts'
import { SeedRequest } from '../../shared/demo-data.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { loadFor } from './load-client.ts'

const questions = [
  '/api/finops/costs?preset=last_30_days',
  '/api/finops/costs?preset=last_90_days',
  '/api/finops/costs/summary?preset=this_month',
  '/api/finops/overview',
  '/trpc/costs.list?batch=1&input=%7B%220%22%3A%7B%22preset%22%3A%22last_30_days%22%7D%7D',
]
const milliseconds = 1000

type Headers = Readonly<Record<string, string>>
type Page = { readonly url: string; readonly body: string; readonly headers: Headers }

/** The microseconds of CPU that this process has used. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

async function serveBillow(): Promise<void> {
  const app = await createTestApp({ shared: true })
  await seedDemoData(app.ctx, SeedRequest.parse({}))
  process.on('message', () => process.send?.(cpu()))
  process.send?.(app.url)
}

/** Sends whatever it was given, under its address. */
function serveBare(): void {
  let bytes = Buffer.alloc(0)
  let headers: Headers = {}
  const server = createServer((incoming, response) => {
    if (incoming.headers['if-none-match'] !== undefined) response.writeHead(304).end()
    else response.writeHead(200, headers).end(bytes)
  })
  process.on('message', (page: Page | 'cpu') => {
    if (page !== 'cpu') {
      bytes = Buffer.from(page.body, 'base64')
      headers = { ...page.headers, 'content-length': String(bytes.length) }
    }
    process.send?.(cpu())
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object') process.send?.(`http://127.0.0.1:${address?.port}`)
  })
}

type Server = { readonly child: ChildProcess; readonly url: string }

async function start(role: string): Promise<Server> {
  const child = fork(fileURLToPath(import.meta.url), [role], { execArgv: ['--import', 'tsx'] })
  return { child, url: await reply(child) }
}

function reply(child: ChildProcess, say?: Page | 'cpu'): Promise<string> {
  return new Promise((resolve) => {
    child.once('message', (text) => resolve(String(text)))
    if (say !== undefined) child.send(say)
  })
}

function ask(url: string, headers: Headers): Promise<Page> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const got = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
        resolve({ url, body: Buffer.concat(chunks).toString('base64'), headers: Object.fromEntries(got) })
      })
    })
    asked.once('error', reject).end()
  })
}

type Figures = { readonly perSecond: number; readonly cpu: number }

async function measure(
  { child, url }: Server,
  question: string,
  headers: Headers,
  status: number,
): Promise<Figures> {
  const before = Number(await reply(child, 'cpu'))
  const { perSecond, answers, statuses } = await loadFor(url + question, milliseconds, headers)
  if (statuses.join() !== String(status)) throw new Error(`${question} answered ${statuses.join()}`)
  return { perSecond, cpu: (Number(await reply(child, 'cpu')) - before) / answers }
}

function median(figures: readonly Figures[]): Figures {
  const of = (name: keyof Figures) =>
    figures.map((one) => one[name]).sort((one, other) => one - other)[figures.length >> 1] ?? 0
  return { perSecond: of('perSecond'), cpu: of('cpu') }
}

const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)} %`.padStart(5)

async function compare(rounds: number): Promise<void> {
  const [billow, bare] = [await start('billow'), await start('bare')]
  for (const coding of ['identity', 'gzip']) {
    for (const question of questions) {
      const accept = { 'accept-encoding': coding }
      // The first one may raise alerts, which makes the second one another.
      await ask(billow.url + question, accept)
      const { body, headers } = await ask(billow.url + question, accept)
      const { 'content-type': type = '', etag = '' } = headers
      const packed = coding === 'gzip' ? { 'content-encoding': coding } : {}
      await reply(bare.child, { url: question, body, headers: { 'content-type': type, ...packed } })
      const [plain, kept, plain304, kept304]: Figures[][] = [[], [], [], []]
      for (let round = 0; round < rounds; round += 1) {
        const tag = { ...accept, 'if-none-match': etag }
        plain?.push(await measure(bare, question, accept, 200))
        kept?.push(await measure(billow, question, accept, 200))
        plain304?.push(await measure(bare, question, tag, 304))
        kept304?.push(await measure(billow, question, tag, 304))
      }
      const [one, two, three, four] = [plain, kept, plain304, kept304].map((figures) => median(figures ?? []))
      if (one === undefined || two === undefined || three === undefined || four === undefined) return
      process.stdout.write(
        `${question.slice(0, 52).padEnd(52)} ${coding.padEnd(8)} ${String(Buffer.from(body, 'base64').length).padStart(6)} B: ` +
          `kept ${percent(two.perSecond, one.perSecond)} of bare (CPU ${percent(one.cpu, two.cpu)}), ` +
          `304 ${(four.perSecond / two.perSecond).toFixed(2)} x kept 200 (CPU ${(two.cpu / four.cpu).toFixed(2)} x; bare ${(one.cpu / three.cpu).toFixed(2)} x); ` +
          `${two.perSecond.toFixed(0)}/s, ${two.cpu.toFixed(0)} us\n`,
      )
    }
  }
  bare.child.kill()
  billow.child.kill()
}

const [role = '3'] = process.argv.slice(2)
if (role === 'billow') await serveBillow()
else if (role === 'bare') serveBare()
else await compare(Number(role))
