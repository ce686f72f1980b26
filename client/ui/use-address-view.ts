import type { z } from 'zod'
import { useSearchParams } from 'wouter'
import { addressProblems } from './address-problems.ts'
import { writeAddress } from './write-address.ts'

/** Changes some of the view, as a step back in the history. */
export type ChangeAddress<View> = (change: Partial<View>) => void

/**
 * The view that the address holds, how to change it, and what of the address could not be understood.
 *
 * @param schema of flat texts, each with a `catch` for what the address leaves out or gets wrong.
 */
export function useAddressView<View extends Record<string, string>>(
  schema: z.ZodType<View>,
): [View, ChangeAddress<View>, readonly string[]] {
  const [params, setParams] = useSearchParams()
  const view = schema.parse(Object.fromEntries(params))
  return [
    view,
    (change) => setParams(writeAddress({ ...view, ...change }, schema.parse({}))),
    addressProblems(params, view),
  ]
}
