import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type BillImport, type ImportProgress } from '../shared/bill-import.ts'
import { OnConflict } from '../shared/import-decision.ts'
import { claimsOf } from './claims/claim.ts'
import { releaseClaim } from './claims/take-claim.ts'
import type { Context } from './context.ts'
import { closeContext, createContext } from './create-context.ts'
import { readEnv } from './env.ts'
import { BillowError } from './errors.ts'
import { collectFiles } from './imports/collect-files.ts'
import { createImport } from './imports/create-import.ts'
import { giveUpImport } from './imports/end-import.ts'
import { getImport } from './imports/list-imports.ts'
import { keepPlace, leavePlace } from './imports/places.ts'
import { createProgressWriter } from './imports/progress-writer.ts'
import { importTurn } from './imports/recover-imports.ts'
import { workOff } from './imports/work-off.ts'

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
    const place = `command ${randomUUID()}`
    const files = found.flat()
    const id = await createImport(ctx, { origin: 'command', files, folder: null, place, onConflict })
    await carryOut(ctx, id, place)
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

/** Milliseconds until it is asked again whether other imports are over. */
const pause = 200

/** Carries an import out in this process, as soon as those are over that came before it. */
async function carryOut(ctx: Context, id: number, place: string): Promise<void> {
  const visible = process.stderr.isTTY
  const owner = randomUUID()
  const listenTo = () => {
    const write = createProgressWriter(ctx, id)
    return (progress: ImportProgress) => {
      write(progress)
      if (visible) process.stderr.write(`\r${barOf(progress)}`)
    }
  }
  const isStopped = () => false
  const stay = setInterval(
    () => void keepPlace(claimsOf(ctx), place).catch(() => {}),
    (ctx.env.CLAIM_SECONDS * 1000) / 4,
  )
  const stop = () => void abandon(ctx, id, owner).finally(() => process.exit(1))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  let told = false
  while (await isOpen(ctx, id)) {
    const imported = await workOff(ctx, { owner, place, onlyOwn: true, listenTo, isStopped })
    if (imported > 0) continue
    if (!told) process.stderr.write('Waiting until other imports are over ...\n')
    told = true
    await wait(pause)
  }
  clearInterval(stay)
  await leavePlace(ctx, place)
  if (visible) process.stderr.write('\r\x1b[K')
}

/** Ends an import whose user does not want it any more, so that no server goes on with it. */
async function abandon(ctx: Context, id: number, owner: string): Promise<void> {
  const turn = await ctx.database('claims').where({ name: importTurn, owner }).first('name', 'fence')
  if (turn !== undefined) {
    await giveUpImport(ctx, id, new BillowError('CONFLICT', 'The import was stopped.'), { ...turn, owner })
    await releaseClaim(claimsOf(ctx), { ...turn, owner })
  }
  const message = 'The import was stopped. Nothing was changed.'
  await ctx.database('imports').where({ id, status: 'queued' }).update({ status: 'refused', message })
}

async function isOpen({ database }: Context, id: number): Promise<boolean> {
  const row = await database('imports').where({ id }).whereIn('status', ['queued', 'running']).first('id')
  return row !== undefined
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
