import { Button } from '@mantine/core'
import { SearchX } from 'lucide-react'
import { Link } from 'wouter'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export function NotFound() {
  return (
    <>
      <PageHeader title="Not found" />
      <EmptyState
        Icon={SearchX}
        title="There is no such page"
        lines={['The address may be old or mistyped.']}
      >
        <Button component={Link} href="/" variant="light">
          To the start page
        </Button>
      </EmptyState>
    </>
  )
}
