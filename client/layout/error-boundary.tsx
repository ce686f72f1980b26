import { Component, type ReactNode } from 'react'
import { FailedNotice } from '../ui/failed-notice.tsx'

type Props = { readonly children: ReactNode }
type State = { readonly error: Error | null }

/** Keeps a page that breaks from taking the navigation with it. React knows error boundaries as classes only. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: Error): State {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <FailedNotice
        title="This page could not be shown"
        message={error.message}
        action="Load it again"
        onRetry={() => location.reload()}
      />
    )
  }
}
