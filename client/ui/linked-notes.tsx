import { TriangleAlert } from 'lucide-react'
import { TextLink } from './text-link.tsx'
import classes from './notes.module.css'

export type LinkedNote = { readonly href: string; readonly link: string; readonly text: string }

type Props = {
  /** What they have in common. */
  readonly label: string
  readonly notes: readonly LinkedNote[]
  /** The link to all of them, for those that have no line of their own. */
  readonly rest: string
}

const mostShown = 3

/** What waits for the reader, a line each: a link to it, and what it is about. */
export function LinkedNotes({ label, notes, rest }: Props) {
  if (notes.length === 0) return null
  const more = notes.length - mostShown
  const shown = more > 1 ? notes.slice(0, mostShown) : notes
  return (
    <output className={classes['notes']} data-tone="warning" aria-label={label}>
      <TriangleAlert size={16} aria-hidden className={classes['icon']} />
      <span className={classes['lines']}>
        {shown.map(({ href, link, text }) => (
          <span key={`${href} ${text}`}>
            <TextLink href={href}>{link}</TextLink>
            {`: ${text}`}
          </span>
        ))}
        {more > 1 ? (
          <span>
            <TextLink href={rest}>{`and ${more} more`}</TextLink>
          </span>
        ) : null}
      </span>
    </output>
  )
}
