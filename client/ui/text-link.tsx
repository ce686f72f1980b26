import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'

type Props = { readonly href: string; readonly size?: 'xs' | 'sm'; readonly children: ReactNode }

/** A link to another page, told from the text around it by its line. */
export function TextLink({ href, size = 'sm', children }: Props) {
  return (
    <Anchor component={Link} href={href} size={size} underline="always">
      {children}
    </Anchor>
  )
}
