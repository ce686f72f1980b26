import { inMoney, inPercent } from '../draft-parts.ts'
import type { Draft, Evidence, Rule } from '../evidence.ts'
import { linesBy, linesOf, monthlyCost, usageLines } from '../line-figures.ts'

const leastSharePercent = 5

/** Where the price of the hours holds the licence, so that no bill tells them apart. */
const licensed = /windows|sql server|oracle/i

function find(evidence: Evidence): Draft[] {
  const own = linesOf(evidence, 'instance', 'database-instance').filter(
    ({ platform }) => licensed.test(platform ?? '') && !/own licence/.test(platform ?? ''),
  )
  return linesBy(own, ({ cloud_provider }) => cloud_provider).flatMap((lines) => {
    const provider = lines[0]?.cloud_provider ?? 'AWS'
    const all = monthlyCost(usageLines(evidence).filter((line) => line.cloud_provider === provider))
    const monthly = monthlyCost(lines)
    const share = all > 0 ? (100 * monthly) / all : 0
    if (share < leastSharePercent) return []
    return [
      {
        title: `Look at what ${provider} charges for Windows, SQL Server and Oracle`,
        lines,
        evidence: [
          inMoney('Machines and databases with a licence in their price per month', monthly),
          inPercent(`Of the cost of ${provider}`, share),
        ],
        formula: 'none: the price of an hour holds the licence, and bills do not tell how much of it that is',
        source: 'The platform that the bill names: operation codes of AWS, series of Azure',
        saving: null,
        assumptions: [],
        confidence: 'low',
        effort: 'high',
        what_to_do:
          'Ask which of these need Windows or a commercial database at all, and which licences are owned already: Azure has the hybrid benefit, AWS dedicated hosts and licence-included prices side by side.',
        how_to_check: 'More hours are charged as Linux, an open engine, or with an own licence.',
      },
    ]
  })
}

/** Machines whose hours pay for a licence as well. */
export const licenseShare: Rule = { name: 'license-share', find }
