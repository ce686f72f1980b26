import { join } from 'node:path'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { DayRange } from '../../shared/period.ts'
import { moneyScales, type MoneyScale } from '../charges/charge-columns.ts'
import { insertJson } from '../charges/insert-json.ts'
import { moneyMacros, numberMacros } from './number-macros.ts'

/** The analytical engine that reads bills and adds them up in exact decimals, on disk where memory ends. */
export type Engine = Disposable & {
  run(sql: string): Promise<void>
  /** Few rows, as objects. */
  rows(sql: string): Promise<Record<string, DuckDBValue>[]>
  /** Adds rows of texts to a table that has their fields as columns. */
  insert(table: string, rows: readonly Readonly<Record<string, string | null>>[]): Promise<void>
  /** Many rows, chunk by chunk, as arrays. */
  chunks(sql: string): AsyncGenerator<DuckDBValue[][]>
  /** The path of a file that lasts as long as the engine's folder. */
  scratch(name: string): string
  /** The part of the running query that is done, from 0 to 1, or null where the engine cannot tell. */
  progress(): number | null
}

export type EngineSettings = {
  /** Where it may write what does not fit into memory. */
  readonly folder: string
  readonly memoryMegabytes: number
  readonly threads: number
  /** The days that charges can be about. */
  readonly days: DayRange
}

/** Opens an engine with the functions that the formats use in their SQL. */
export async function openEngine(settings: EngineSettings): Promise<Engine> {
  // What it has freed goes back to the system soon; it would be half as much again as what it needs.
  process.env['DUCKDB_JE_MALLOC_CONF'] ??= 'dirty_decay_ms:100,muzzy_decay_ms:0'
  // Loading it takes longer than all else that a start needs, so only who reads a bill does.
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${settings.memoryMegabytes}MB`,
    threads: String(settings.threads),
    temp_directory: settings.folder,
  })
  const connection = await instance.connect()
  await connection.run(`set timezone = 'UTC'; set preserve_insertion_order = false`)
  await connection.run('set enable_progress_bar = true; set enable_progress_bar_print = false')
  await connection.run('set autoinstall_known_extensions = false; set autoload_known_extensions = false')
  await connection.run('set variable day_first = false')
  await connection.run(
    `set variable earliest_day = date '${settings.days.start_date}'; set variable latest_day = date '${settings.days.end_date}'`,
  )
  await connection.run('set variable discounted_bills = []::varchar[]')
  for (const macro of [...numberMacros, ...moneyMacros(moneyScales[0]), ...macros])
    await connection.run(`create macro ${macro}`)
  return {
    run: async (sql) => void (await connection.run(sql)),
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjects(),
    insert: (table, rows) => insertTexts(connection, table, rows),
    chunks: (sql) => chunksOf(connection, sql),
    scratch: (name) => join(settings.folder, name),
    progress: () => percentageOf(connection),
    [Symbol.dispose]() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function insertTexts(
  connection: DuckDBConnection,
  table: string,
  rows: readonly Readonly<Record<string, string | null>>[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const types = Object.fromEntries(Object.keys(first).map((name) => [name, 'varchar']))
  await insertJson(connection, table, types, rows)
}

async function* chunksOf(connection: DuckDBConnection, sql: string): AsyncGenerator<DuckDBValue[][]> {
  const result = await connection.stream(sql)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return
    yield chunk.getRows()
  }
}

function percentageOf(connection: DuckDBConnection): number | null {
  const { percentage } = connection.progress
  return percentage < 0 ? null : percentage / 100
}

/** Sets how many decimal places amounts are read with. */
export async function setMoneyScale(engine: Engine, scale: MoneyScale): Promise<void> {
  for (const macro of moneyMacros(scale)) await engine.run(`create or replace macro ${macro}`)
}

const macros = [
  // Written by a person or a broken export, years like 9999 and 0001 would stretch everything that looks at all days.
  `is_known_day(day) as coalesce(day between getvariable('earliest_day') and getvariable('latest_day'), false)`,
  `is_known_month(month) as coalesce(
    try_cast(month || '-01' as date) between date_trunc('month', getvariable('earliest_day')) and getvariable('latest_day'), false)`,
  // The amounts of a list of credits, as JSON or in Python's notation, as numbers or in quotes.
  `credit_sum(credits) as coalesce(list_sum(list_transform(
    regexp_extract_all(credits, '["'']amount["'']\\s*:\\s*["'']?([-+0-9.eE]+)', 1), lambda amount: money(amount, null))), 0)`,
  // Nested values come as JSON, or as Python prints them.
  `python_json(value) as replace(replace(replace(replace(value, '''', '"'), 'None', 'null'), 'True', 'true'), 'False', 'false')`,
  `nested(value, path) as case
    when json_valid(value) then nullif(json_extract_string(value, path), '')
    when json_valid(python_json(value)) then nullif(json_extract_string(python_json(value), path), '') end`,
  // A plain cast drops an offset, and the cast that minds it is slow: only texts with an offset go there.
  `iso_instant(moment) as case
    when contains(substr(moment, 12), '+') or contains(substr(moment, 12), '-')
      then try_cast(moment as timestamptz)::timestamp
    else try_cast(moment as timestamp) end`,
  // Years have two or four digits; whether the day comes first is decided once for a file.
  `slash_day(moment) as case
    when getvariable('day_first') and len(split_part(moment, '/', 3)) = 4 then try_strptime(moment, '%d/%m/%Y')
    when getvariable('day_first') then try_strptime(moment, '%d/%m/%y')
    when len(split_part(moment, '/', 3)) = 4 then try_strptime(moment, '%m/%d/%Y')
    else try_strptime(moment, '%m/%d/%y') end`,
  `instant(moment) as case
    when substr(moment, 5, 1) = '-' then iso_instant(moment)
    when contains(moment, '/') then slash_day(split_part(moment, ' ', 1)) end`,
  // Unlike a cast, a function is asked once for each text of a dictionary.
  `listed_instant(moment) as coalesce(
    case when strlen(moment) = 20 and substr(moment, 5, 1) = '-' then try_strptime(moment, '%Y-%m-%dT%H:%M:%SZ') end,
    instant(moment))`,
]
