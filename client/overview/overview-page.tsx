import { Button, Paper, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { Link } from 'wouter'
import { dataLink } from '../page-links.ts'
import type { Overview } from '../../shared/overview.ts'
import { api } from '../api.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { withoutCurrencies } from '../charts/currency-words.ts'
import { HeldImports } from '../layout/held-imports.tsx'
import { Answer } from '../ui/answer.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatDay } from '../ui/format-day.ts'
import { Notes } from '../ui/notes.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { BudgetsPanel } from './budgets-panel.tsx'
import { FreshnessPanel } from './freshness-panel.tsx'
import { KpiStrip } from './kpi-strip.tsx'
import { MoversPanel } from './movers-panel.tsx'
import { OpenAnomalies } from './open-anomalies.tsx'
import classes from './overview-page.module.css'
import { TopRecommendations } from './top-recommendations.tsx'
import { TrendPanel } from './trend-panel.tsx'

/** How costs are doing, and one step to everything that needs a look. */
export function OverviewPage() {
  const overview = useQuery(api.overview.overview.queryOptions({}))
  return (
    <>
      <PageHeader
        title="Overview"
        {...(overview.data === undefined ? {} : { subtitle: formatDay(overview.data.today) })}
      />
      <Answer query={overview} name="overview" height="calc(var(--panel-height) + 500px)">
        {(answer) => (
          <Stack gap="sm">
            <HeldImports held={answer.held_imports} />
            {answer.freshness.first_date === null ? <NoData /> : <Content overview={answer} />}
          </Stack>
        )}
      </Answer>
    </>
  )
}

function NoData() {
  return (
    <Paper>
      <EmptyState
        Icon={Inbox}
        title="No costs yet"
        lines={['Import a bill, and this page shows what it costs, why that changed, and what to do.']}
      >
        <Button size="xs" component={Link} href={dataLink('imports')}>
          Import a bill
        </Button>
      </EmptyState>
    </Paper>
  )
}

function Content({ overview }: { readonly overview: Overview }) {
  return (
    <Stack gap="sm">
      <KpiStrip overview={overview} />
      <CurrencyNotes {...overview} />
      <TrendPanel overview={overview} />
      <div className={classes['columns']}>
        <div className={classes['column']}>
          <MoversPanel overview={overview} />
          <TopRecommendations overview={overview} />
        </div>
        <div className={classes['column']}>
          <OpenAnomalies overview={overview} />
          <BudgetsPanel budgets={overview.budgets} />
        </div>
      </div>
      <FreshnessPanel freshness={overview.freshness} />
      <Notes notes={withoutCurrencies(overview.notes, overview)} />
    </Stack>
  )
}
