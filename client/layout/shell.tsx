import { ActionIcon } from '@mantine/core'
import { Menu, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { AssistantButton } from './assistant-button.tsx'
import { AssistantDock } from './assistant-dock.tsx'
import { ColorSchemeToggle } from './color-scheme-toggle.tsx'
import { DemoDataBadge } from './demo-data-badge.tsx'
import { Logo } from './logo.tsx'
import type { PageEntry } from './page-entry.ts'
import classes from './shell.module.css'
import { useAssistantSwitch } from './use-assistant-switch.ts'
import { Warnings } from './warnings.tsx'

const panelId = 'assistant'

type Props = { readonly pages: readonly PageEntry[]; readonly children: ReactNode }

/** What stands around every page: skip link, header, navigation, and the assistant beside it. */
export function Shell({ pages, children }: Props) {
  const [path] = useLocation()
  const [isOpen, setOpen] = useState(false)
  const assistant = useAssistantSwitch()
  const title = pages.find((page) => page.path === path)?.title
  useEffect(() => {
    document.title = title === undefined ? 'Billow' : `${title} · Billow`
  }, [title])

  return (
    <div className={classes['shell']}>
      <a href="#content" className={classes['skip']}>
        Skip to the content
      </a>
      <header className={classes['header']}>
        <ActionIcon
          className={classes['burger'] ?? ''}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={isOpen ? 'Close the navigation' : 'Open the navigation'}
          aria-expanded={isOpen}
          aria-controls="navigation"
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? <X size={18} /> : <Menu size={18} />}
        </ActionIcon>
        <Link href="/" className={classes['brand']} aria-label="Billow, start page">
          <Logo />
          <span>Billow</span>
        </Link>
        <div className={classes['actions']}>
          <DemoDataBadge />
          <AssistantButton panelId={panelId} isOpen={assistant.isOpen} onClick={assistant.toggle} />
          <ColorSchemeToggle />
        </div>
      </header>
      <nav id="navigation" className={classes['nav']} data-open={isOpen} aria-label="Pages">
        {pages.map(({ path: target, title: name, Icon }) => (
          <Link
            key={target}
            href={target}
            className={classes['link']}
            aria-current={target === path ? 'page' : undefined}
            onClick={() => setOpen(false)}
          >
            <Icon size={17} aria-hidden />
            {name}
          </Link>
        ))}
        <a href="/docs" className={`${classes['link']} ${classes['docs']}`}>
          API documentation
        </a>
      </nav>
      <main id="content" className={classes['main']} tabIndex={-1}>
        <Warnings />
        {children}
      </main>
      {assistant.wasOpened ? (
        <AssistantDock id={panelId} isOpen={assistant.isOpen} onClose={assistant.close} />
      ) : null}
    </div>
  )
}
