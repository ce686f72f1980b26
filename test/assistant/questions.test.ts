import { describe, expect, test } from 'vitest'
import { generatedCases } from './generated-cases.ts'
import { readCases, type Case } from './question-set.ts'
import { faultsOf } from './score.ts'

function score(cases: readonly Case[]): { right: number; share: number; wrong: string[] } {
  const wrong = cases.flatMap((one) => {
    const faults = faultsOf(one)
    return faults.length === 0 ? [] : [`${one.questions.join(' >> ')}: ${faults.join(', ')}`]
  })
  const right = cases.length - wrong.length
  return { right, share: right / cases.length, wrong }
}

const written = [...readCases('handwritten.txt'), ...readCases('hard.txt')]

describe('the questions that the rules were written with', () => {
  test.each([
    ['written by hand', written, 400],
    ['from templates, misspelt and continued', generatedCases(), 350],
  ])('%s are understood', (_kind, cases, least) => {
    expect(cases.length).toBeGreaterThanOrEqual(least)
    const { share, wrong } = score(cases)
    expect(wrong.slice(0, 20)).toEqual(share >= 0.97 ? wrong.slice(0, 20) : [])
    expect(share).toBeGreaterThanOrEqual(0.97)
  })
})
