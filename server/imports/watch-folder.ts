import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { collectFiles } from './collect-files.ts'
import { createImportOnce } from './create-import.ts'
import type { StoredFile } from './import-files.ts'
import { wakeImports } from './import-queue.ts'

export type Watch = { stop(): void }

const interval = 2000

/**
 * Imports what arrives in a folder: every file in it, and every folder in it as one delivery, once nothing of it has
 * changed between two looks. What was imported stays where it is and is imported again only when it changes, whichever
 * of several processes sees it.
 */
export function watchFolder(ctx: Context, folder: string, every = interval): Watch {
  const seen = new Map<string, string>()
  let known: Set<string> | undefined
  let busy = false
  const look = async () => {
    known ??= await knownDeliveries(ctx)
    for (const delivery of await deliveriesIn(resolve(folder))) {
      const { path, files } = delivery
      const mark = markOf(files)
      const settled = seen.get(path) === mark
      seen.set(path, mark)
      const deliveryKey = keyOf(mark)
      if (!settled || known.has(deliveryKey)) continue
      // Another process that watches the same folder may have noted it down.
      const id = await createImportOnce(ctx, {
        origin: 'folder',
        files,
        folder: null,
        onConflict: ctx.env.IMPORT_ON_CONFLICT,
        deliveryKey,
      })
      known.add(deliveryKey)
      if (id !== null) wakeImports(ctx)
    }
  }
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    look()
      .catch((error: unknown) =>
        ctx.log.error('The watched folder cannot be read', { folder, reason: String(error) }),
      )
      .finally(() => {
        busy = false
      })
  }, every)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

type Delivery = { readonly path: string; readonly files: readonly StoredFile[] }

async function deliveriesIn(folder: string): Promise<Delivery[]> {
  const names = await readdir(folder)
  const found = await Promise.all(
    names
      .filter((name) => !name.startsWith('.'))
      .sort()
      .map(async (name) => {
        const path = join(folder, name)
        // What vanishes or is still empty is looked at again next time.
        const files = await collectFiles(path).catch(() => [])
        return { path, files }
      }),
  )
  return found.filter(({ files }) => files.length > 0)
}

/** Tells a delivery from another, and from itself when it has grown. */
function markOf(files: readonly StoredFile[]): string {
  return files.map(({ path, bytes, modified }) => `${path}|${bytes}|${modified}`).join('\n')
}

function keyOf(mark: string): string {
  return createHash('sha256').update(mark).digest('hex')
}

async function knownDeliveries({ database }: Context): Promise<Set<string>> {
  const keys = await database('imports').whereNotNull('delivery_key').pluck('delivery_key')
  return new Set(keys.flatMap((key) => key ?? []))
}
