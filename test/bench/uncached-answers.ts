/*
 * Prints what answers cost that have to be worked out, over demo data, beside bare node:http that sends the same bytes
 * and beside the best that SQL alone does: npx tsx test/bench/uncached-answers.ts [rounds]
 */
import { pathToFileURL } from 'node:url'
import { addDays } from '../../shared/period.ts'
import { startBare } from './bare-server.ts'
import { benchNow } from './bench-database.ts'
import { withDemoServer } from './bench-server.ts'
import type { Row } from './figures.ts'
import { askOnce, besideEach, middleOf, serveLoad, type Served } from './kept-answers.ts'
import { printTable } from './print-table.ts'
import { untilQuiet } from './process-figures.ts'

/** Ranges of 30 days, all different, so that nobody shares an answer with another request under way. */
const ranges = Array.from({ length: 100 }, (_, index) => {
  const end = addDays(benchNow.slice(0, 10), -1 - index)
  return `start_date=${addDays(end, -29)}&end_date=${end}`
})

const columns =
  'id, cloud_provider, service_name, cost, date, created_at, effective_cost, billing_currency, cost_in_billing_currency'
const within = 'from cloud_costs where date between ? and ?'

/** A question, and the least of statements that tell the same: the best SQL can do, since it checks and explains nothing. */
const questions = [
  {
    name: '/costs 30 days',
    path: '/api/finops/costs',
    statements: [`select ${columns} ${within} order by date, cloud_provider, service_name, id`],
  },
  {
    name: '/costs/summary 30 days',
    path: '/api/finops/costs/summary',
    statements: [
      `select cloud_provider, sum(cost) as cost ${within} group by 1`,
      `select service_name, sum(cost) as cost ${within} group by 1`,
      `select date, sum(cost) as cost from cloud_costs where date between date(?, '-30 days') and ? group by 1`,
    ],
  },
] as const

/** Measures answers that are not kept against both references, in rounds that take turns. */
export async function measureUncachedAnswers(rounds = 5): Promise<Row[]> {
  const [bytes, sql] = [await startBare(), await startBare()]
  try {
    return await withDemoServer({ ANSWER_MEMORY_MEGABYTES: '0' }, async (billow, database) => {
      await untilQuiet(billow.pid)
      const rows: Row[] = []
      for (const { name, path, statements } of questions) {
        const paths = ranges.map((range) => `${path}?${range}`)
        const { body, headers } = await askOnce(`${billow.url}${paths[0]}`, {})
        await bytes.send({ body, headers: { 'content-type': headers['content-type'] ?? '' } })
        await sql.send({ database, statements })
        const [own, bare, best]: [Served[], Served[], Served[]] = [[], [], []]
        for (let round = 0; round < rounds; round += 1) {
          own.push(await serveLoad(billow, paths, {}, 200))
          bare.push(await serveLoad(bytes, paths, {}, 200))
          best.push(await serveLoad(sql, paths, {}, 200))
        }
        const what = `worked out ${name}`
        rows.push(
          ...besideEach(what, middleOf(own), { of: 'bare node:http', served: middleOf(bare) }, 0.1),
          ...besideEach(`${what}, and SQL`, middleOf(own), { of: 'best bare SQL', served: middleOf(best) }),
        )
      }
      return rows
    })
  } finally {
    bytes.stop()
    sql.stop()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  printTable(await measureUncachedAnswers(Number(process.argv[2] ?? 3)))
