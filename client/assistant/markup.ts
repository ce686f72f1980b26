import type { ViewFilters } from '../../shared/assistant-answer.ts'

/** A stretch of text. */
export type Inline = {
  readonly text: string
  readonly isStrong: boolean
  /** The view that shows the figure that it is, if it is one. */
  readonly filters: ViewFilters | null
}

export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'list'
      /** The number of the first item, or null for bullets. */
      readonly start: number | null
      readonly items: readonly (readonly Inline[])[]
    }

const bullet = /^\s*[-*•]\s+(.*)$/
const numbered = /^\s*(\d{1,3})[.)]\s+(.*)$/
const heading = /^\s*#{1,6}\s+(.*)$/

function inlines(text: string, isStrong = false): Inline[] {
  const parts = text.split('**')
  // What is opened and never closed is no markup.
  const last = parts.length % 2 === 0 ? parts.splice(-2).join('**') : parts.pop()
  return [...parts, last ?? '']
    .map((part, index) => ({ text: part, isStrong: isStrong || index % 2 === 1, filters: null }))
    .filter((part) => part.text !== '')
}

type Line = { readonly start: number | null; readonly isItem: boolean; readonly content: Inline[] }

function readLine(line: string): Line {
  const [, point] = bullet.exec(line) ?? []
  if (point !== undefined) return { start: null, isItem: true, content: inlines(point) }
  const [, number, item] = numbered.exec(line) ?? []
  if (item !== undefined) return { start: Number(number), isItem: true, content: inlines(item) }
  const [, title] = heading.exec(line) ?? []
  return { start: null, isItem: false, content: inlines(title ?? line.trim(), title !== undefined) }
}

/**
 * Reads the little markup that an answer may have: lists, bold text and headings, which become bold. Everything else is
 * text, whatever it looks like: there are no links, images or elements.
 */
export function parseMarkup(text: string): Block[] {
  const blocks: Block[] = []
  for (const line of text.split(/\r?\n/)) {
    const { start, isItem, content } = readLine(line)
    const last = blocks.at(-1)
    if (content.length === 0) continue
    if (!isItem) blocks.push({ kind: 'paragraph', content })
    else if (last?.kind === 'list' && (last.start === null) === (start === null))
      blocks.splice(-1, 1, { ...last, items: [...last.items, content] })
    else blocks.push({ kind: 'list', start, items: [content] })
  }
  return blocks
}
