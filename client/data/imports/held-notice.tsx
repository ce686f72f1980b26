import { HeldImports } from '../../layout/held-imports.tsx'
import { useImports } from './use-imports.ts'

type Props = {
  /** The import that stands on the page with its decision. */
  readonly except: string
}

/** What waits for a decision, on every part of the page. */
export function HeldNotice({ except }: Props) {
  const imports = useImports()
  const held = imports.data?.filter(({ id, status }) => status === 'held' && String(id) !== except)
  return <HeldImports held={held ?? []} />
}
