import type { RecommendationRow, RecommendationsResult } from '../../../shared/tool-results.ts'
import { currenciesOf, figure, viewOf, viewOfRow, type Draft } from './draft.ts'
import { datesOf, noteLines, periodWords, shownSentence, serviceWords, subjectOf } from './phrases.ts'

function sentence(row: RecommendationRow): string {
  return shownSentence(`${serviceWords(row)}: ${row.title}. ${row.evidence} ${row.action}`)
}

/** What to do, with the figures behind it. */
export function renderRecommendations(result: RecommendationsResult, periodGiven: boolean): Draft {
  const { recommendations, period } = result
  const when = periodGiven
    ? periodWords(period)
    : `the last 30 days (${datesOf(period)}, as no period was given)`
  const count = recommendations.length
  const subject = subjectOf(result)
  const about = subject === 'cloud' ? '' : ` for ${subject}`
  const sentences = recommendations.map(sentence)
  const lines = [
    count === 0
      ? `The ${subject} costs of ${when} show nothing to recommend.`
      : `Here ${count === 1 ? 'is 1 recommendation' : `are ${count} recommendations`}${about}, from the costs of ${when}:`,
    ...sentences.map((text, index) => `${index + 1}. ${text}`),
    ...noteLines(result.notes),
  ]
  return {
    text: lines.join('\n'),
    tables: [],
    charts: [],
    figures: recommendations.map((row) => figure(result, row.cost, viewOfRow(result, row))),
    recommendations: sentences,
    row_count: count,
    filters: viewOf(result),
    currencies: currenciesOf(result),
  }
}
