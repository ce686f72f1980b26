import { describe, expect, test } from 'vitest'
import { budgetDetails } from '../../client/budgets/budget-facts.ts'
import { amountWords } from '../../client/budgets/budget-words.ts'
import { firstOnPage } from '../../client/budgets/budgets-view.ts'
import { filledIn, proposalNotes, withoutYear } from '../../client/budgets/month-texts.ts'
import { countWords, shownBudgets, teamsOf } from '../../client/budgets/shown-budgets.ts'
import { paceShape } from '../../client/charts/pace-shape.ts'
import type { BudgetProposal } from '../../shared/budget-amounts.ts'
import { budget } from '../support/insight-answers.ts'

const choice = { search: '', status: 'all', team: '', order: 'spent' } as const
const budgets = [
  { ...budget({ spent_percent: 40, status: 'on_track' }), name: 'Shop', team: 'Web', owner: 'Ana' },
  { ...budget({ spent_percent: null, status: 'over', amount: 0 }), name: 'Nothing left' },
  { ...budget({ spent_percent: 120, status: 'over', projected_overrun_date: '2026-11-10' }), name: 'Data' },
  { ...budget({ spent_percent: null, status: 'unknown', amount: null }), name: 'No rate', team: 'Web' },
  { ...budget({ spent_percent: 40, status: 'at_risk', projected_overrun_date: '2026-11-28' }), name: 'Chat' },
]
const names = (part: Partial<Parameters<typeof shownBudgets>[1]>) =>
  shownBudgets(budgets, { ...choice, ...part }).map(({ name }) => name)

describe('budgets', () => {
  test('are found by words, status and team, in an order', () => {
    expect(names({})).toEqual(['Nothing left', 'Data', 'Chat', 'Shop', 'No rate'])
    expect(names({ order: 'name' })).toEqual(['Chat', 'Data', 'No rate', 'Nothing left', 'Shop'])
    expect(names({ order: 'overrun' }).slice(0, 2)).toEqual(['Data', 'Chat'])
    expect(names({ order: 'amount' }).slice(-2)).toEqual(['Nothing left', 'No rate'])
    expect(names({ status: 'over' })).toEqual(['Nothing left', 'Data'])
    expect(names({ team: 'Web' })).toEqual(['Shop', 'No rate'])
    expect(names({ search: 'ana  WEB' })).toEqual(['Shop'])
    expect(names({ search: 'aws', team: 'Web', status: 'unknown' })).toEqual(['No rate'])
    expect(names({ search: 'azure' })).toEqual([])
  })

  test('are counted, with those in trouble', () => {
    expect(countWords(budgets, budgets)).toBe('5 budgets · 2 over · 1 at risk · 1 no rate')
    expect(countWords(budgets, budgets.slice(0, 1))).toBe('1 of 5 budgets')
    expect(teamsOf(budgets)).toEqual(['Web'])
  })

  test('are shown by pages, the last one for a page beyond it', () => {
    expect([firstOnPage('1', 20, 60), firstOnPage('3', 20, 60), firstOnPage('9', 20, 41)]).toEqual([
      0, 40, 40,
    ])
    expect(firstOnPage('2', 20, 0)).toBe(0)
  })
})

test('an amount says what is carried over, and what no rate converts', () => {
  const words = (state: Parameters<typeof budget>[0], currency = 'USD') =>
    amountWords({ currency, state: budget(state).state })
  expect(words({})).toBe('$1,000.00')
  expect(words({ amount: 1200, carried_over: 200 })).toBe('$1,200.00 ($200.00 carried over)')
  expect(words({ set_amount: 900, amount: 1000 }, 'EUR')).toBe('$1,000.00, set as 900.00 EUR')
  expect(words({ amount: null }, 'CHF')).toBe('1,000.00 CHF, which no exchange rate converts')
  expect(words({ amount: null, carried_over: null }, 'CHF')).toMatch(/^1,000.00 CHF and what was left before/)
  const details = budgetDetails({
    ...budget({ carried_over: -50 }),
    rollover: 'overspent',
    rollover_from: '2026-10',
    monthly_amounts: [{ month: '2026-12', amount: 5 }],
  })
  expect(details).toEqual(
    expect.arrayContaining([
      ['Carried on', 'Overspent, from October 2026'],
      ['Carried over', '-$50.00'],
      ['Months with an amount of their own', '1'],
    ]),
  )
})

test('the bar of a budget of which nothing is left is full, or empty', () => {
  const shape = (amount: number, spent: number) =>
    paceShape({ state: budget({ amount, spent }).state, amount, thresholds: [80] })
  expect(shape(0, 0)).toEqual({ spent: 0, forecast: null, amount: 0, today: 60, thresholds: [] })
  expect([shape(0, 1).spent, shape(-50, 0).spent]).toEqual([100, 100])
})

test('a proposal fills in the months that it knows, and says what of the others', () => {
  const proposal: BudgetProposal = {
    year: 2027,
    basis: 'last_year',
    currency: 'EUR',
    months: [
      { month: '2027-01', amount: 10.5, source: 'actual', note: null },
      { month: '2027-02', amount: null, source: null, note: 'Why.' },
      { month: '2027-03', amount: null, source: null, note: 'Why.' },
    ],
    notes: ['Note.'],
  }
  const typed = { '2026-12': '7', '2027-02': '8' }
  expect(filledIn(typed, proposal)).toEqual({ ...typed, '2027-01': '10.5' })
  expect(withoutYear(filledIn(typed, proposal), 2027)).toEqual({ '2026-12': '7' })
  expect(proposalNotes(proposal)).toEqual([
    '1 of 12 months were filled in, in EUR.',
    'February 2027 and March 2027: Why.',
    'Note.',
  ])
})
