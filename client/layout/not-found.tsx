import { Button } from '@mantine/core'
import { SearchX } from 'lucide-react'
import { Link } from 'wouter'
import { EmptyState } from '../ui/empty-state.tsx'

export function NotFound() {
  return (
    <EmptyState Icon={SearchX} title="There is no such page" lines={['The address may be old or mistyped.']}>
      <Button component={Link} href="/" variant="light">
        To the start page
      </Button>
    </EmptyState>
  )
}
