import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Router } from 'wouter'
import { AnswerText } from '../../client/assistant/answer-text.tsx'
import { linkFigures } from '../../client/assistant/link-figures.ts'
import { parseMarkup, type Block } from '../../client/assistant/markup.ts'
import type { AnswerFigure, ViewFilters } from '../../shared/assistant-answer.ts'
import { answerWith } from './answers.ts'

const text = (text: string, isStrong = false) => ({ text, isStrong, filters: null })
const paragraph = (...content: ReturnType<typeof text>[]) => ({ kind: 'paragraph', content })

function html(blocks: readonly Block[]): string {
  return renderToStaticMarkup(
    <Router ssrPath="/">
      <AnswerText blocks={blocks} onFollow={() => undefined} />
    </Router>,
  )
}

const pieces = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('**', '*', '\n', '- ', '1. ', '# ', '<img src=x onerror=alert(1)>', '<script>', '</p>'),
    fc.constantFrom(
      '[a](https://a.example)',
      '![a](https://a.example/a.png)',
      'https://a.example',
      '$1.00',
      '5.0%',
    ),
    fc.constantFrom('javascript:alert(1)', '&lt;b&gt;', '`<b>`', '<a href="//a.example">'),
  ),
)

describe('the markup of an answer', () => {
  test.each([
    ['plain', [paragraph(text('plain'))]],
    ['one\n\ntwo', [paragraph(text('one')), paragraph(text('two'))]],
    ['a **b** c', [paragraph(text('a '), text('b', true), text(' c'))]],
    ['a **b', [paragraph(text('a **b'))]],
    ['a ** b ** c ** d', [paragraph(text('a '), text(' b ', true), text(' c ** d'))]],
    ['## Costs', [paragraph(text('Costs', true))]],
    ['- a\n* b\n\n• c', [{ kind: 'list', start: null, items: [[text('a')], [text('b')], [text('c')]] }]],
    ['3. a\n4) b', [{ kind: 'list', start: 3, items: [[text('a')], [text('b')]] }]],
    ['2026-10-01 is a day', [paragraph(text('2026-10-01 is a day'))]],
    ['-5 is a number', [paragraph(text('-5 is a number'))]],
    ['', []],
  ])('%j', (markup, blocks) => expect(parseMarkup(markup)).toEqual(blocks))

  test('loses no word, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '*', ' ', '\n', '-', '<') }), (markup) => {
        const letters = (value: string) => value.replace(/[^ab<]/g, '')
        const blocks = parseMarkup(markup)
        const content = blocks.flatMap((block) =>
          block.kind === 'list' ? block.items.flat() : block.content,
        )
        expect(letters(content.map((part) => part.text).join(''))).toBe(letters(markup))
      }),
    )
  })

  test('becomes paragraphs, lists, bold text and ways to the explorer, and never anything else', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const answer = answerWith(parts.join(''), { figures: [{ text: '$1.00', filters: october }] })
        const drawn = html(linkFigures(parseMarkup(answer.response), answer.data))
        const tags = [...drawn.matchAll(/<\/?([a-z]+)/gi)].map((match) => match[1])
        expect(
          tags.filter((tag) => !['div', 'p', 'ul', 'ol', 'li', 'strong', 'span', 'a'].includes(tag ?? '')),
        ).toEqual([])
        for (const [, href] of drawn.matchAll(/ href="([^"]*)"/g)) expect(href).toMatch(/^\/explorer\?/)
        expect(drawn).not.toMatch(/<[^>]* (?:src|on\w+|srcdoc)=/i)
      }),
    )
  })
})

const october: ViewFilters = {
  start_date: '2026-10-01',
  end_date: '2026-10-31',
  cloud_provider: ['AWS'],
  service_name: [],
}
const ec2: ViewFilters = { ...october, service_name: ['EC2'] }
const s3: ViewFilters = { ...october, service_name: ['S3'] }

function linked(response: string, figures: AnswerFigure[], count = 1): [string, ViewFilters | null][] {
  const call = { tool: 'get_cost_summary', row_count: 1 } as const
  const input = {
    start: '2026-10-01',
    end: '2026-10-31',
    providers: [],
    services: [],
    compare: null,
    limit: null,
    threshold_percent: null,
    min_amount: null,
    granularity: null,
    group_by: null,
  }
  const calls = Array.from({ length: count }, () => ({ ...call, arguments: input }))
  const { data } = answerWith(response, { figures, filters: october, calls })
  return linkFigures(parseMarkup(response), data)
    .flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.content))
    .map((part) => [part.text, part.filters])
}

describe('the figures of an answer', () => {
  test('lead to their own view, equal ones in their order', () => {
    const figures = [
      { text: '$5.00', filters: ec2 },
      { text: '$5.00', filters: s3 },
    ]
    expect(linked('EC2 $5.00, S3 $5.00, again $5.00', figures)).toEqual([
      ['EC2 ', null],
      ['$5.00', ec2],
      [', S3 ', null],
      ['$5.00', s3],
      [', again ', null],
      ['$5.00', s3],
    ])
  })

  test('that are derived lead to the view of the whole answer, where that is one', () => {
    const text = '**Up** 5.4% (+$1,234.56), limit 20%'
    expect(linked(text, [])).toEqual([
      ['Up', null],
      [' ', null],
      ['5.4%', october],
      [' (', null],
      ['+$1,234.56', october],
      ['), limit 20%', null],
    ])
    expect(linked(text, [], 2).every(([, filters]) => filters === null)).toBe(true)
  })

  test('are part of a longer figure only where they are the whole of it', () => {
    expect(
      linked('$15.00 and $5.001', [{ text: '$5.00', filters: ec2 }], 2).map(([, filters]) => filters),
    ).toEqual([null, null, null])
  })
})
