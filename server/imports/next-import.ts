import { existsSync, statSync } from 'node:fs'
import { claimsOf, type Claim } from '../claims/claim.ts'
import { underClaim } from '../claims/under-claim.ts'
import type { Context } from '../context.ts'
import type { ImportRow } from '../database/import-tables.ts'
import { filesOf, type StoredFile } from './import-files.ts'
import { silenceOf } from './places.ts'

/** What a process can carry out. */
export type Reach = {
  /** The place whose files it has. */
  readonly place: string
  /** Whether it leaves imports of other places alone, whatever becomes of them. */
  readonly onlyOwn: boolean
}

/** So long may no process be seen that reaches the files of an import, in seconds. */
const longestSilence = 24 * 60 * 60

const forsaken = 'Waiting for a server that reaches its files; none has been seen for a while.'
const given = 'No server that reaches its files was seen for a day. Nothing was changed; import them again.'
const gone = 'Its files are gone. Nothing was changed; import them again.'

/**
 * The import that this process has to carry out next: the oldest that waits, so that deliveries count in the order in
 * which they came. One whose files are elsewhere is left to the processes there, and whatever came after it waits;
 * only where nobody has been seen there for a while it is taken over, or passed by where its files cannot be reached.
 *
 * @param turn the claim under which imports are carried out.
 * @throws ClaimLost where that is another's by now.
 */
export async function nextImport(ctx: Context, turn: Claim, reach: Reach): Promise<ImportRow | undefined> {
  const book = claimsOf(ctx)
  const waiting = () => ctx.database('imports').where({ status: 'queued' }).orderBy('id')
  for (let row = await waiting().first(); row !== undefined;) {
    const { id, place } = row
    if (isOwn(row, reach)) {
      if (filesOf(row).every(({ path }) => existsSync(path))) return row
      await refuse(ctx, turn, id, gone)
    } else {
      const silence = place === null ? Infinity : await silenceOf(book, place)
      if (silence <= book.seconds) return undefined
      if (!reach.onlyOwn) {
        if (filesOf(row).every(isSame)) return row
        if (silence > longestSilence) await refuse(ctx, turn, id, given)
        else if (row.message !== forsaken)
          await ctx.database('imports').where({ id }).update({ message: forsaken })
      }
    }
    row = await waiting().where('id', '>', id).first()
  }
  return undefined
}

function isOwn({ place }: ImportRow, reach: Reach): boolean {
  // Imports from before places were kept are those of the one server that there was.
  return place === null ? !reach.onlyOwn : place === reach.place
}

/** Whether the file at a path is the one that was meant on the other machine. */
function isSame({ path, bytes, modified }: StoredFile): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats?.size === bytes && (modified === undefined || stats.mtimeMs === modified)
}

function refuse(ctx: Context, turn: Claim, id: number, message: string): Promise<number> {
  return underClaim(ctx.database, turn, (transaction) =>
    transaction('imports')
      .where({ id, status: 'queued' })
      .update({ status: 'refused', message, finished_at: ctx.clock.now() }),
  )
}
