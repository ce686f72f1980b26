import { groupBy } from '../../shared/group-by.ts'
import { unreadable } from './bill-file.ts'
import type { BillSource } from './bill-source.ts'
import type { Engine } from './engine.ts'
import type { BillFormat, FormatVariant } from './formats/bill-format.ts'
import { createColumns, type Columns, type Sql } from './formats/columns.ts'
import { readCarefully } from './read-carefully.ts'

/** A file whose format is known. */
export type Recognised = {
  readonly source: BillSource
  readonly format: BillFormat
  readonly columns: Columns
}

type Judged = Recognised & { readonly isVariant: boolean | undefined }

/**
 * Decides once for all parts of a delivery which of two formats of the same columns they are, such as actual or
 * amortized costs: a part that holds nothing telling is what its fellows are. The manifest goes first.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT where parts of both came together and nothing tells what one of them is.
 */
export async function decideVariants(engine: Engine, files: readonly Recognised[]): Promise<Recognised[]> {
  const judged: Judged[] = []
  for (const file of files) judged.push({ ...file, isVariant: await evidenceOf(engine, file) })
  const series = groupBy(judged, ({ source }) => seriesOf(source.file.name))
  return judged.map((file) => {
    const { variant } = file.format
    if (variant === undefined) return file
    const fellows = series.get(seriesOf(file.source.file.name)) ?? []
    const isVariant = file.isVariant ?? agreed(fellows) ?? agreed(judged)
    if (isVariant === undefined && judged.some((other) => other.isVariant !== undefined)) {
      throw unreadable(
        file.source.file.name,
        'came with actual and with amortized costs, and nothing in it tells which it holds. Send the two apart, or with their manifests',
      )
    }
    // Asked for anew, since reading a format grows what is checked of the columns.
    return isVariant === true
      ? { source: file.source, format: variant.format, columns: createColumns(file.source.columns) }
      : file
  })
}

async function evidenceOf(engine: Engine, file: Recognised): Promise<boolean | undefined> {
  const { variant } = file.format
  if (variant === undefined) return undefined
  const { exportType } = file.source.file
  const named = exportType === undefined ? undefined : variant.named(exportType)
  return named ?? (await tellingRows(engine, file, variant))
}

async function tellingRows(
  engine: Engine,
  { source, columns }: Recognised,
  variant: FormatVariant,
): Promise<boolean | undefined> {
  if (await anyRow(engine, source, variant.when(columns))) return true
  return (await anyRow(engine, source, variant.unless(columns))) ? false : undefined
}

/** What all of those that tell anything agree on. */
function agreed(files: readonly Judged[]): boolean | undefined {
  const told = new Set(files.map(({ isVariant }) => isVariant).filter((one) => one !== undefined))
  return told.size === 1 ? [...told][0] : undefined
}

/** Parts of one export share their folder and their name but for its numbers. */
function seriesOf(name: string): string {
  return name.replaceAll(/\d+/g, '#')
}

/** Whether any row of a file fulfils a condition. */
export async function anyRow(engine: Engine, source: BillSource, condition: Sql): Promise<boolean> {
  const found = await readCarefully(source, () =>
    engine.rows(`select 1 from ${source.read(true)} where ${condition} limit 1`),
  )
  return found.length > 0
}
