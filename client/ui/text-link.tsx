import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

type Props = { readonly href: string; readonly children: ReactNode }

/** A link to another page, told from the text around it by its line. */
export function TextLink({ href, children }: Props) {
  return (
    <Anchor component={Link} href={href} size="sm" underline="always">
      {children}
    </Anchor>
  )
}
