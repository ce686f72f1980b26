import { Button, Text } from '@mantine/core'
import { importLink } from '../../page-links.ts'
import { Tag } from '../../ui/tag.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import classes from './overlap-list.module.css'
import type { OverlapOption } from './overlaps.ts'

type Props = {
  readonly option: OverlapOption
  readonly isSettled: boolean
  /** Which account and month it is about. */
  readonly subject: string
  readonly isPending: boolean
  readonly onChoose: (billId: number) => void
}

/** One of the formats of a bill, which can be chosen to count. */
export function OverlapOptionRow({ option, isSettled, subject, isPending, onChoose }: Props) {
  const { name, counts, bills } = option
  const [bill] = bills
  if (bill === undefined) return null
  const rows = bills.reduce((sum, one) => sum + one.row_count, 0)
  const action = counts ? 'Keep this one' : 'Count this one'
  return (
    <div className={classes['option']}>
      <Text size="sm" fw={500} component="span">
        {name}
      </Text>
      <Text size="sm" c="dimmed" component="span" className={classes['origin'] ?? ''}>
        {`${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}, `}
        <TextLink href={importLink(bill.import_id)}>{`import ${bill.import_id}`}</TextLink>
      </Text>
      {counts ? <Tag tone="good">Counts now</Tag> : null}
      {counts && isSettled ? null : (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${action}: ${name} for ${subject}`}
          disabled={isPending}
          onClick={() => onChoose(bill.id)}
        >
          {action}
        </Button>
      )}
    </div>
  )
}
