import { Stack, Text } from '@mantine/core'
import type { Recommendation } from '../../shared/recommendation.ts'
import { Facts } from '../ui/facts.tsx'
import { AssumptionField } from './assumption-field.tsx'
import classes from './recommendation-card.module.css'
import { figureWords } from './recommendation-words.ts'
import { formatCost } from '../ui/format-amount.ts'

type Props = { readonly advice: Recommendation }

/** What a recommendation rests on: figures of the bills, the formula, and what is assumed beyond them. */
export function RecommendationDetails({ advice }: Props) {
  const { evidence, formula, source, assumptions, saving, saving_alone } = advice
  const isShared =
    saving !== null && saving_alone !== null && formatCost(saving_alone) !== formatCost(saving.expected)
  return (
    <Stack gap="xs">
      <Facts facts={evidence.map((figure) => [figure.label, figureWords(figure)] as const)} />
      <code className={classes['formula']}>{`Saving = ${formula}`}</code>
      {isShared ? (
        <Text size="sm">
          {`Alone it would save ${formatCost(saving_alone)} a month; others save part of the same charges, which is counted once.`}
        </Text>
      ) : null}
      {assumptions.map((assumption) => (
        <AssumptionField key={`${assumption.name} ${assumption.value}`} {...assumption} />
      ))}
      {source === '' ? null : (
        <Text size="sm">
          <b>Source:</b> {source}
        </Text>
      )}
      <Text size="sm">
        <b>How to check:</b> {advice.how_to_check}
      </Text>
    </Stack>
  )
}
