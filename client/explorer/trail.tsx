import { ChevronRight } from 'lucide-react'
import { LinkButton } from '../ui/link-button.tsx'
import { trailOf } from './closer-look.ts'
import type { ExplorerView } from './explorer-view.ts'
import classes from './trail.module.css'
import type { ChangeView } from './use-explorer-view.ts'

type Props = { readonly view: ExplorerView; readonly change: ChangeView }

/** Where a view of one service or resource lies, and the way back up. */
export function Trail({ view, change }: Props) {
  const steps = trailOf(view)
  if (steps.length === 0) return null
  return (
    <nav aria-label="Breadcrumb">
      <ol className={classes['trail']}>
        {steps.map((step, index) => (
          <li key={step.name} aria-current={index === steps.length - 1 ? 'page' : undefined}>
            {index === 0 ? null : <ChevronRight size={14} aria-hidden />}
            {index === steps.length - 1 ? (
              <span>{step.name}</span>
            ) : (
              <LinkButton onClick={() => change(step.change)}>{step.name}</LinkButton>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
