import { Paper, Text, Title } from '@mantine/core'
import type { AccountCoverage } from '../../../shared/coverage.ts'
import { importLink } from '../../page-links.ts'
import { Facts } from '../../ui/facts.tsx'
import { formatDayRange } from '../../ui/format-day.ts'
import { Tag } from '../../ui/tag.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { AccountName } from '../account-name.tsx'
import { accountWords } from '../account-words.ts'
import classes from './account-panel.module.css'
import { CalendarStrip } from './calendar-strip.tsx'
import { coverageTag, formatsWords, freshnessWords, gapWords, invoicedWords } from './freshness-words.ts'

type Props = {
  readonly coverage: AccountCoverage
  /** The instant on the server's clock. */
  readonly now: string | undefined
}

/** One billing account: how fresh it is, and which of its days are there. */
export function AccountPanel({ coverage, now }: Props) {
  const name = accountWords(coverage)
  const gaps = gapWords(coverage.days)
  const tag = coverageTag(coverage)
  const { first_day, last_day, last_import_id, periods } = coverage
  return (
    <Paper component="section" aria-label={name} className={classes['account'] ?? ''}>
      <div className={classes['head']}>
        <Title order={2}>
          <AccountName account={coverage} />
        </Title>
        <Tag tone={tag.tone}>{tag.word}</Tag>
        <Text size="sm" className={classes['freshness'] ?? ''}>
          {freshnessWords(coverage, now)}
        </Text>
      </div>
      <div className={classes['body']}>
        <div className={classes['days']}>
          <CalendarStrip label={`Days of ${name}`} coverage={coverage} />
        </div>
        <Facts
          facts={[
            ['Charges from', formatDayRange({ start_date: first_day, end_date: last_day })],
            ['Billing months', periods.length],
            ['Format that counts', formatsWords(coverage)],
            ['Invoiced', invoicedWords(coverage)],
            [
              'Last import',
              <TextLink
                key="import"
                href={importLink(last_import_id)}
              >{`Import ${last_import_id}`}</TextLink>,
            ],
          ]}
        />
      </div>
      {gaps === null ? null : (
        <Text size="sm" mt={8} c="dimmed">
          {gaps}
        </Text>
      )}
    </Paper>
  )
}
