import type { AnswerData, ViewFilters } from '../../shared/assistant-answer.ts'
import type { Block, Inline } from './markup.ts'

const figurePattern = /([-+]?\$\d[\d,]*(?:\.\d+)?|\d+\.\d+%)/

type Behind = Pick<AnswerData, 'figures' | 'filters' | 'calls'>

/**
 * Gives each figure of an answer the view that shows it: its own, or that of the answer where it is a share, a change
 * or a mean of what is seen there.
 */
export function linkFigures(blocks: readonly Block[], { figures, filters, calls }: Behind): Block[] {
  const views = new Map<string, ViewFilters[]>()
  for (const figure of figures) views.set(figure.text, [...(views.get(figure.text) ?? []), figure.filters])
  // Of several results, nobody knows which one a share is of.
  const whole = calls.length === 1 ? filters : null

  function viewOf(text: string): ViewFilters | null {
    const own = views.get(text)
    if (own === undefined) return whole
    // Equal figures stand in the order of the text; the last one may be said again.
    return (own.length > 1 ? own.shift() : own[0]) ?? whole
  }
  function link(content: readonly Inline[]): Inline[] {
    return content.flatMap((part) =>
      part.text
        .split(figurePattern)
        .map((text, index) => ({ ...part, text, filters: index % 2 === 1 ? viewOf(text) : null }))
        .filter(({ text }) => text !== ''),
    )
  }
  return blocks.map((block) =>
    block.kind === 'list'
      ? { ...block, items: block.items.map(link) }
      : { ...block, content: link(block.content) },
  )
}
