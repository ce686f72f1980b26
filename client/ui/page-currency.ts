import { baseCurrency } from '../../shared/currency.ts'

/** Like a locale, it is one for the whole page, and every text is made anew when it changes. */
let current = baseCurrency

/** The currency that the page's amounts are in. */
export function pageCurrency(): string {
  return current
}

export function setPageCurrency(currency: string): void {
  current = currency
}
