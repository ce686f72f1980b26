import { NumberInput, Stack, Table, Text } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PlanPoint, PurchasePlan, PurchasePlanResponse } from '../../shared/purchase-plan.ts'
import { api } from '../api.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { withoutCurrencies } from '../charts/currency-words.ts'
import { Answer } from '../ui/answer.tsx'
import { Field } from '../ui/field.tsx'
import classes from '../ui/figures-table.module.css'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { Notes } from '../ui/notes.tsx'
import { Panel } from '../ui/panel.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import { offerNames } from './commitment-words.ts'
import type { CommitmentsView } from './commitments-view.ts'
import { SavingCurve } from './saving-curve.tsx'

type Props = { readonly view: CommitmentsView; readonly change: ChangeAddress<CommitmentsView> }

/** Which commitment would have saved most, for every sort, term and payment, and what is lost if usage falls. */
export function PlanPanel({ view, change }: Props) {
  const provider = view.provider === 'all' ? {} : { cloud_provider: view.provider }
  const answer = useQuery(
    api.commitments.plan.queryOptions(
      { ...provider, usage_change_percent: Number(view.change) },
      { placeholderData: keepPreviousData },
    ),
  )
  const changeSoon = useDebouncedCallback((percent: number) => change({ change: String(percent) }), 300)
  function planned({ plans, based_on, notes, ...currencies }: PurchasePlanResponse) {
    const [best] = plans
    return (
      <Stack gap="sm">
        {based_on === null ? null : (
          <Text size="sm">{`Based on the usage of ${formatDayRange(based_on)} that nothing covers.`}</Text>
        )}
        <CurrencyNotes {...currencies} />
        {best === undefined ? null : <SavingCurve plan={best} />}
        {plans.length === 0 ? null : <PlansTable plans={plans} />}
        <Notes notes={withoutCurrencies(notes, currencies)} />
      </Stack>
    )
  }
  return (
    <Panel
      title="What to commit to"
      actions={
        <Field label="Expected change of usage">
          <NumberInput
            size="xs"
            w={120}
            suffix=" %"
            min={-90}
            max={200}
            step={5}
            aria-label="Expected change of usage in percent"
            defaultValue={Number(view.change)}
            onChange={(value) => changeSoon(Number(value))}
          />
        </Field>
      }
    >
      <Answer query={answer} name="plans" height="var(--panel-height)">
        {planned}
      </Answer>
    </Panel>
  )
}

function PlansTable({ plans }: { readonly plans: readonly PurchasePlan[] }) {
  return (
    <ScrollRegion label="Plans in figures" maxHeight="560px">
      <Table highlightOnHover stickyHeader horizontalSpacing={8} className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Commitment</Table.Th>
            <Table.Th ta="right">Discount</Table.Th>
            <Table.Th ta="right">Upfront</Table.Th>
            <Table.Th ta="right">Saves most</Table.Th>
            <Table.Th ta="right">95 % used</Table.Th>
            <Table.Th ta="right">Saving if usage falls</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plans.map((plan) => (
            <Table.Tr key={`${plan.cloud_provider} ${plan.offer} ${plan.term_years} ${plan.payment}`}>
              <Table.Td>
                <div>{`${plan.cloud_provider} ${offerNames[plan.offer].toLowerCase()}, ${plan.term_years} ${plan.term_years === 1 ? 'year' : 'years'}`}</div>
                <Text
                  size="xs"
                  c="dimmed"
                >{`${plan.payment}; eligible ${formatCost(plan.eligible_monthly_cost)} a month`}</Text>
              </Table.Td>
              <Table.Td ta="right" title={plan.discount_source}>
                {formatPercent(plan.discount_percent)}
              </Table.Td>
              <Table.Td ta="right">{formatCost(plan.upfront)}</Table.Td>
              <Table.Td ta="right">
                <PointWords point={plan.best} />
              </Table.Td>
              <Table.Td ta="right">
                {plan.steady === null ? '–' : <PointWords point={plan.steady} />}
              </Table.Td>
              <Table.Td ta="right">
                {plan.losses.map(({ usage_change_percent, monthly_saving }) => (
                  <Text key={usage_change_percent} size="xs">
                    {`${-usage_change_percent} %: ${formatCost(monthly_saving)}`}
                  </Text>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

function PointWords({ point }: { readonly point: PlanPoint }) {
  return (
    <>
      <div>{`${formatCost(point.monthly_saving)} a month`}</div>
      <Text size="xs" c="dimmed">
        {`commit ${formatCost(point.hourly_commitment)} an hour, ${formatPercent(point.utilization_percent)} used`}
      </Text>
    </>
  )
}
