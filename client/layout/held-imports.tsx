import type { Overview } from '../../shared/overview.ts'
import { dataLink, importLink } from '../page-links.ts'
import { LinkedNotes } from '../ui/linked-notes.tsx'

type Props = { readonly held: Overview['held_imports'] }

/** Imports that wait for a decision and change no figure until then; absent where there are none. */
export function HeldImports({ held }: Props) {
  return (
    <LinkedNotes
      label="Imports that wait for a decision"
      notes={held.map(({ id, message }) => ({
        href: importLink(id),
        link: `Import ${id}`,
        text: message,
      }))}
      rest={dataLink('imports')}
    />
  )
}
