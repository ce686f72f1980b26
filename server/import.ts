import { resolve } from 'node:path'
import { type BillImport, type ImportProgress } from '../shared/bill-import.ts'
import { OnConflict } from '../shared/import-decision.ts'
import type { Context } from './context.ts'
import { closeContext, createContext } from './create-context.ts'
import { readEnv } from './env.ts'
import { collectFiles } from './imports/collect-files.ts'
import { createImport } from './imports/create-import.ts'
import { importBill } from './imports/import-bill.ts'
import { getImport } from './imports/list-imports.ts'
import { createProgressWriter } from './imports/progress-writer.ts'

/**
 * `npm run import -- PATH...`: imports bills from files and folders and prints how it went.
 *
 * @throws Error with one line for a person where the import is refused.
 */
export async function main(args: readonly string[]): Promise<void> {
  const { paths, onConflict } = argumentsOf(args)
  const ctx = await createContext(readEnv(process.env))
  try {
    // npm starts commands in the project's folder; paths are meant from where the user is.
    const base = process.env['INIT_CWD'] ?? process.cwd()
    const found = await Promise.all(paths.map((path) => collectFiles(resolve(base, path))))
    const id = await createImport(ctx, {
      origin: 'command',
      files: found.flat(),
      folder: null,
      workerPid: process.pid,
      onConflict,
    })
    await importWithBar(ctx, id)
    const outcome = await getImport(ctx, { id })
    process.stdout.write(report(outcome))
    if (outcome.status === 'refused') throw new Error(outcome.message)
  } finally {
    await closeContext(ctx)
  }
}

const usage = 'npm run import -- [--on-conflict=hold|replace|add|keep] FILE...'

function argumentsOf(args: readonly string[]): { paths: string[]; onConflict: OnConflict } {
  const flag = '--on-conflict='
  const paths = args.filter((arg) => !arg.startsWith('--'))
  const flags = args.filter((arg) => arg.startsWith('--'))
  const parsed = OnConflict.safeParse(flags[0] === undefined ? 'hold' : flags[0].slice(flag.length))
  const known = flags.length <= 1 && flags.every((arg) => arg.startsWith(flag)) && parsed.success
  if (!known) throw new Error(`The options are not known. Use: ${usage}`)
  if (paths.length === 0) throw new Error(`Name the bills to import: ${usage}`)
  return { paths, onConflict: parsed.data }
}

async function importWithBar(ctx: Context, id: number): Promise<void> {
  const write = createProgressWriter(ctx, id)
  const visible = process.stderr.isTTY
  await importBill(ctx, id, (progress) => {
    write(progress)
    if (visible) process.stderr.write(`\r${barOf(progress)}`)
  })
  if (visible) process.stderr.write('\r\x1b[K')
}

const barWidth = 30

function barOf({ phase, bytes_done, bytes_total, rows_done, rows_per_second }: ImportProgress): string {
  const filled = bytes_total === 0 ? 0 : Math.round((bytes_done / bytes_total) * barWidth)
  const bar = '#'.repeat(Math.min(filled, barWidth)).padEnd(barWidth, '.')
  const megabytes = `${Math.round(bytes_done / 1e6)}/${Math.round(bytes_total / 1e6)} MB`
  const rows = rows_done > 0 ? `  ${rows_done} rows  ${rows_per_second} rows/s` : ''
  return `${phase.padEnd(9)} [${bar}] ${megabytes}${rows}   `
}

function report({ id, status, format, message, rows_read, rows_kept, ...rest }: BillImport): string {
  const lines = [`Import ${id}: ${status}. ${message}`]
  if (status === 'held')
    lines.push('To decide: on the page, under Data, or again with --on-conflict=replace, add or keep.')
  if (format !== null) lines.push(`Format:    ${format}`)
  lines.push(`Rows:      ${rows_read} read, ${rows_kept} kept, ${rest.rows_rejected} rejected`)
  for (const { file, line, column, reason } of rest.rejected.slice(0, 10)) {
    lines.push(`           ${file} line ${line}${column === null ? '' : `, ${column}`}: ${reason}`)
  }
  for (const [currency, totals] of Object.entries(rest.control_totals?.by_currency ?? {})) {
    lines.push(`Total:     ${totals.billed_cost} ${currency} billed, ${totals.effective_cost} effective`)
  }
  return `${[...lines, ...rest.notes.map((note) => `Note:      ${note}`)].join('\n')}\n`
}
