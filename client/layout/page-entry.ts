import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'

/** A page as the router and the navigation know it. */
export type PageEntry = {
  readonly path: string
  readonly title: string
  readonly Icon: LucideIcon
  readonly Page: ComponentType
}
