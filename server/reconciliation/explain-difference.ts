import { subtractDecimals, type Decimal } from '../../shared/decimal.ts'
import type { Day } from '../../shared/period.ts'
import type { Reconciliation } from '../../shared/reconciliation.ts'

export type Part = { readonly kind: Reconciliation['parts'][number]['kind']; readonly amount: Decimal }

/** Which parts of a bill could make up the difference to its invoice, to the cent. */
export function explainParts(parts: readonly Part[], difference: Decimal | null): Reconciliation['parts'] {
  return parts.map((part) => ({
    ...part,
    would_explain: difference !== null && makesUp(part.amount, difference),
  }))
}

/** An invoice without the part, or with it on top of a total that lacks it. */
function makesUp(amount: Decimal, difference: Decimal): boolean {
  if (isCent(difference)) return false
  return (
    isCent(subtractDecimals(difference, amount)) ||
    isCent(subtractDecimals(amount, subtractDecimals('0', difference)))
  )
}

function isCent(amount: Decimal): boolean {
  return Math.abs(Number(amount)) < 0.01
}

const names: Record<Part['kind'], string> = {
  usage: 'usage',
  purchases: 'purchases and commitments',
  tax: 'tax',
  credits: 'credits',
  adjustments: 'adjustments and rounding',
  support: 'support',
  refunds: 'refunds and corrections',
}

/** The likely reasons for a difference, in sentences. */
export function reasonsFor(
  difference: Decimal | null,
  parts: Reconciliation['parts'],
  others: readonly string[],
  missing: readonly Day[],
): string[] {
  if (difference === null) return ['Enter the total of the invoice to compare.']
  if (isCent(difference)) return ['Invoice and bill agree to the cent.']
  const reasons = parts
    .filter((part) => part.would_explain)
    .map((part) => `The difference is the size of the ${names[part.kind]} (${part.amount}).`)
  if (missing.length > 0) {
    const more = missing.length > 5 ? ` and ${missing.length - 5} more` : ''
    reasons.push(`The bill has no charges on ${missing.slice(0, 5).join(', ')}${more}.`)
  }
  if (others.length > 0) reasons.push(`The account was also billed in ${others.join(', ')}.`)
  return reasons.length > 0 ? reasons : ['No single part of the bill makes up the difference.']
}
