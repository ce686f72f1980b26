import type { CurrencyFigures } from '../../shared/currency.ts'
import { dataLink } from '../page-links.ts'
import { Notes } from '../ui/notes.tsx'
import { TextLink } from '../ui/text-link.tsx'
import { currencyLines, firstMonthToEnter, shortCurrencyWords } from './currency-words.ts'

type Props = Pick<CurrencyFigures, 'unconverted' | 'provisional_rates'> & {
  /** Whether there is only room for a line beside a figure. */
  readonly isShort?: boolean
}

/** What stands apart from the totals beside it, and what is only provisional in them, with the way to the rates. */
export function CurrencyNotes({ unconverted, provisional_rates, isShort = false }: Props) {
  const entry = firstMonthToEnter({ unconverted, provisional_rates })
  if (entry === null) return null
  const link = dataLink('rates', entry)
  if (isShort) {
    return (
      <div>
        <TextLink href={link} size="xs">
          {shortCurrencyWords({ unconverted, provisional_rates })}
        </TextLink>
      </div>
    )
  }
  return (
    <Notes tone="warning" notes={currencyLines({ unconverted, provisional_rates })}>
      <TextLink href={link}>Enter the rate</TextLink>
    </Notes>
  )
}
