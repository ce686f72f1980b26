import { ChartColumnStacked, FileInput } from 'lucide-react'
import { lazy } from 'react'
import type { PageEntry } from './layout/page-entry.ts'

export const homePath = '/explorer'

/** Every page, in the order of the navigation; each is a chunk of its own. A new page is one entry here. */
export const pages: readonly PageEntry[] = [
  {
    path: '/explorer',
    title: 'Explorer',
    Icon: ChartColumnStacked,
    Page: lazy(() => import('./explorer/explorer-page.tsx').then((file) => ({ default: file.ExplorerPage }))),
  },
  {
    path: '/imports',
    title: 'Imports',
    Icon: FileInput,
    Page: lazy(() => import('./imports/imports-page.tsx').then((file) => ({ default: file.ImportsPage }))),
  },
]
