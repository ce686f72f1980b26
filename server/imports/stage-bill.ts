import { open } from 'node:fs/promises'
import { BillRefused } from './bill-refused.ts'
import { identifier, type BillReader } from './bill-reader.ts'
import type { BillFormat, ChargeColumn } from './formats/bill-format.ts'
import { billFormats } from './formats/index.ts'

/** 38 digits with 24 decimals: real bills carry more than 20 decimals, and 14 digits are left for the amount. */
const money = 'decimal(38, 24)'
const csvOptions = `header = true, all_varchar = true, null_padding = true, delim = ',', quote = '"', escape = '"', nullstr = ['', 'NULL'], parallel = false`

/**
 * Reads the files of a bill into the table `charges` of the reader: one row per line with typed columns, and `fault_column` and
 * `fault_value` where a line cannot be read.
 *
 * @returns the format's name.
 * @throws BillRefused where the file is no bill that we know.
 */
export async function stageBill(reader: BillReader, files: readonly string[]): Promise<string> {
  const formats = new Set<string>()
  for (const [index, file] of files.entries()) {
    formats.add(await stageFile(reader, file))
    await reader.run(index === 0 ? 'create table charges as from staged' : 'insert into charges from staged')
  }
  return [...formats].sort().join(', ')
}

async function stageFile(reader: BillReader, file: string): Promise<string> {
  await refuseForeignFiles(file)
  const columns = await columnsOf(reader, file)
  const present = new Map(columns.map((column) => [column.toLowerCase(), column]))
  const format = billFormats.find((candidate) => candidate.requires.every((column) => present.has(column)))
  if (format === undefined) {
    throw new BillRefused(
      `The columns are those of no bill that Billow reads. It starts with: ${columns.slice(0, 6).join(', ')}.`,
    )
  }
  await createCharges(reader, file, format, present).catch((cause: unknown) => {
    throw new BillRefused(`The file cannot be read as CSV: ${firstLine(cause)}`, { cause })
  })
  return format.nameOf(new Set(present.keys()))
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? ''
}

async function refuseForeignFiles(file: string): Promise<void> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    if (bytesRead === 0) throw new BillRefused('The file is empty.')
    if (buffer.subarray(0, bytesRead).includes(0)) {
      throw new BillRefused('This is no text file. Deliver the bill as CSV.')
    }
  } finally {
    await handle.close()
  }
}

async function columnsOf(reader: BillReader, file: string): Promise<string[]> {
  const described = await reader
    .rows(`describe select * from read_csv($file, ${csvOptions})`, { file })
    .catch((cause: unknown) => {
      throw new BillRefused(`The file cannot be read as CSV: ${firstLine(cause)}`, { cause })
    })
  return described.map((column) => column['column_name'] ?? '')
}

async function createCharges(
  reader: BillReader,
  file: string,
  { mapping }: BillFormat,
  present: ReadonlyMap<string, string>,
): Promise<void> {
  const source = (column: ChargeColumn) => {
    const names = mapping[column].flatMap((name) => present.get(name.toLowerCase()) ?? [])
    return names.length === 0
      ? 'null::varchar'
      : `coalesce(${names.map((name) => `trim(${identifier(name)})`).join(', ')})`
  }
  const name = (column: ChargeColumn) =>
    `'${mapping[column].find((each) => present.has(each.toLowerCase())) ?? mapping[column][0]}'`
  // What must be there, and what it must be; the first fault of a row is reported.
  const demands = [
    ['billed_cost', 'billed_cost is null'],
    ['effective_cost', 'effective_cost is null'],
    ['charge_period_start', 'charge_day is null'],
    ['billing_currency', `billing_currency is null or not regexp_full_match(billing_currency, '[A-Z]{3}')`],
    ['service_name', 'service_name is null'],
    ['provider_name', 'provider_name is null'],
  ] as const
  await reader.run(
    `create or replace table staged as
     with lines as (
       select row_number() over () + 1 as line, ${columnList(mapping, source)}
       from read_csv($file, ${csvOptions})
     ), typed as (
       select line, billing_currency, provider_name, service_name, service_category,
         coalesce(charge_category, 'Usage') as charge_category,
         billed_cost as billed_text, effective_cost as effective_text, charge_period_start as start_text,
         try_cast(billed_cost as ${money}) as billed_cost,
         try_cast(effective_cost as ${money}) as effective_cost,
         try_cast(charge_period_start as timestamp)::date as charge_day
       from lines
     )
     select *,
       case ${demands.map(([column, fault]) => `when ${fault} then ${name(column)}`).join(' ')} end as fault_column,
       case ${demands.map(([column, fault]) => `when ${fault} then ${textOf(column)}`).join(' ')} end as fault_value
     from typed`,
    { file },
  )
}

function columnList(mapping: BillFormat['mapping'], source: (column: ChargeColumn) => string): string {
  const columns = Object.keys(mapping).filter((column): column is ChargeColumn => column in mapping)
  return columns.map((column) => `${source(column)} as ${column}`).join(', ')
}

function textOf(column: ChargeColumn): string {
  const texts: Partial<Record<ChargeColumn, string>> = {
    billed_cost: 'billed_text',
    effective_cost: 'effective_text',
    charge_period_start: 'start_text',
  }
  return texts[column] ?? column
}
