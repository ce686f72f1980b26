import { Link } from 'wouter'
import classes from './page-tabs.module.css'

type Tab = { readonly name: string; readonly href: string; readonly isCurrent: boolean }

type Props = { readonly label: string; readonly tabs: readonly Tab[] }

/** The parts of a page, each with an address of its own. */
export function PageTabs({ label, tabs }: Props) {
  return (
    <nav aria-label={label} className={classes['tabs']}>
      {tabs.map(({ name, href, isCurrent }) => (
        <Link key={href} href={href} className={classes['tab']} aria-current={isCurrent ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}
