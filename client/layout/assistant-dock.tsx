import { lazy, Suspense } from 'react'
import { ErrorBoundary } from './error-boundary.tsx'

const AssistantPanel = lazy(() =>
  import('../assistant/assistant-panel.tsx').then((file) => ({ default: file.AssistantPanel })),
)

type Props = { readonly id: string; readonly isOpen: boolean; readonly onClose: () => void }

/** The place of the assistant beside every page; its code comes when it is first opened. */
export function AssistantDock(props: Props) {
  return (
    <ErrorBoundary>
      <Suspense fallback={null}>
        <AssistantPanel {...props} />
      </Suspense>
    </ErrorBoundary>
  )
}
