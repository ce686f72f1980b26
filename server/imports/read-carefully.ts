import { BillowError } from '../errors.ts'
import { readThrough, unreadable } from './bill-file.ts'
import type { BillSource } from './bill-source.ts'

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Whether a sum has more digits than the engine's decimals. */
export function isOverflow(error: unknown): boolean {
  return /overflow/i.test(messageOf(error))
}

/**
 * Runs a query over a source; where the file asks for it, again with a more careful and slower way of reading.
 *
 * @param query takes its SQL from the source each time.
 * @throws BillowError UNPROCESSABLE_CONTENT where the file cannot be read in any way.
 */
export async function readCarefully<Result>(
  source: BillSource,
  query: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    try {
      return await query()
    } catch (error) {
      const message = messageOf(error)
      if (/parallel/i.test(message) && source.mode === 'parallel') source.mode = 'single'
      else if (/invalid state/i.test(message) && source.mode !== 'lenient') {
        await checkQuotes(source)
        source.mode = 'lenient'
      } else throw explained(error, source)
    }
  }
}

const quote = 0x22

/** The lenient reader takes a quote that is never closed for the end of the file. */
async function checkQuotes({ file }: BillSource): Promise<void> {
  let quotes = 0
  await readThrough(
    file.path,
    file.name,
    (chunk) => {
      for (let at = chunk.indexOf(quote); at >= 0; at = chunk.indexOf(quote, at + 1)) quotes += 1
    },
    true,
  )
  if (quotes % 2 === 1) throw unreadable(file.name, 'has a quote that is never closed')
}

function explained(error: unknown, { file, kind }: BillSource): unknown {
  const message = messageOf(error)
  if (error instanceof BillowError || isOverflow(error)) return error
  const cause = { cause: error }
  if (/out of memory|could not allocate|failed to offload/i.test(message)) {
    return Object.assign(unreadable(file.name, 'needs more memory than an import may take'), cause)
  }
  if (kind === 'parquet')
    return Object.assign(unreadable(file.name, 'is a damaged or incomplete Parquet file'), cause)
  const [line = ''] = message.split('\n')
  return Object.assign(unreadable(file.name, `cannot be read (${line.slice(0, 200)})`), cause)
}
