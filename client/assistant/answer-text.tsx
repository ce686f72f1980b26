import { Link } from 'wouter'
import classes from './answer.module.css'
import { viewLink } from './view-link.ts'
import type { Block, Inline } from './markup.ts'

type Props = { readonly blocks: readonly Block[]; readonly onFollow: () => void }

type ContentProps = { readonly content: readonly Inline[]; readonly onFollow: () => void }

function Content({ content, onFollow }: ContentProps) {
  return content.map(({ text, isStrong, filters }, index) => {
    const key = `${index} ${text}`
    if (filters !== null)
      return (
        <Link
          key={key}
          href={viewLink(filters)}
          className={classes['figure']}
          data-strong={isStrong}
          title="Show in the explorer"
          onClick={onFollow}
        >
          {text}
        </Link>
      )
    return isStrong ? <strong key={key}>{text}</strong> : <span key={key}>{text}</span>
  })
}

/** The words of an answer, with a way from each figure to the view that shows it. */
export function AnswerText({ blocks, onFollow }: Props) {
  return (
    <div className={classes['text']}>
      {blocks.map((block, index) => {
        const key = `${block.kind} ${index}`
        if (block.kind === 'paragraph')
          return (
            <p key={key}>
              <Content content={block.content} onFollow={onFollow} />
            </p>
          )
        const items = block.items.map((item, place) => (
          <li key={`${place} ${item[0]?.text ?? ''}`}>
            <Content content={item} onFollow={onFollow} />
          </li>
        ))
        return block.start === null ? (
          <ul key={key}>{items}</ul>
        ) : (
          <ol key={key} start={block.start}>
            {items}
          </ol>
        )
      })}
    </div>
  )
}
