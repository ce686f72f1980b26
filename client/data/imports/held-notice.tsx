import { HeldImports } from '../../layout/held-imports.tsx'
import { useImports } from './use-imports.ts'

/** What waits for a decision, on every part of the page. */
export function HeldNotice() {
  const imports = useImports()
  return <HeldImports held={imports.data?.filter(({ status }) => status === 'held') ?? []} />
}
