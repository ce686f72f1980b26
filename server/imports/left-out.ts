import { nameSome } from '../name-some.ts'

/** A file of an archive or folder that is no bill, and what it is where that is known or nearly so. */
export type LeftOut = { readonly name: string; readonly why?: string }

const mostExplained = 5

/** Notes on what was left out, the files that are nearly bills by themselves. */
export function notesOnLeftOut(leftOut: readonly LeftOut[]): string[] {
  const explained = leftOut.filter(({ why }) => why !== undefined).slice(0, mostExplained)
  const others = leftOut.filter((file) => !explained.includes(file)).map(({ name }) => name)
  return [
    ...explained.map(({ name, why }) => `Left out: ${name} ${why}.`),
    ...(others.length > 0 ? [`Left out, since they hold no charges: ${nameSome(others)}.`] : []),
  ]
}
