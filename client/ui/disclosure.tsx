import { useState, type ReactNode } from 'react'
import classes from './disclosure.module.css'

type Props = { readonly title: string; readonly isOpenAtFirst?: boolean; readonly children: ReactNode }

/** Shows more on demand; what is folded away is not even fetched. */
export function Disclosure({ title, isOpenAtFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes['summary']}>{title}</summary>
      {isOpen ? <div className={classes['content']}>{children}</div> : null}
    </details>
  )
}
