import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type AcceptedImport } from '../../shared/bill-upload.ts'
import { type OnConflict } from '../../shared/import-decision.ts'
import { UploadQuery } from '../../shared/bill-upload.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import { apiBase } from '../openapi/api-base.ts'
import { createImport } from './create-import.ts'
import type { StoredFile } from './import-files.ts'
import { registerRejectedRows } from './rejected-route.ts'
import { checkBoundary, explainUpload } from './upload-failure.ts'
import { watchFolder } from './watch-folder.ts'
import { expectImport, startImports, stopImports, wakeImports } from './import-queue.ts'

const mostFiles = 1000

/**
 * The upload of bills: a plain route, since procedures hold their input in memory and a bill can be larger than that.
 * Imports start and stop with the server.
 */
export async function registerUpload(app: FastifyInstance, ctx: Context): Promise<void> {
  const { IMPORT_DIR } = ctx.env
  const watch = IMPORT_DIR === undefined ? undefined : watchFolder(ctx, IMPORT_DIR)
  app.addHook('onReady', () => startImports(ctx))
  app.addHook('onClose', async () => {
    watch?.stop()
    await stopImports(ctx)
  })
  registerRejectedRows(app, ctx)
  // In a scope of its own, so that only this route takes this type of content.
  await app.register(async (scope) => registerRoute(scope, ctx))
}

async function registerRoute(app: FastifyInstance, ctx: Context): Promise<void> {
  await app.register(multipart, {
    limits: { files: mostFiles, fileSize: Number.MAX_SAFE_INTEGER, fields: 20 },
    preservePath: true,
  })
  app.post(`${apiBase}/imports`, async (request, reply): Promise<AcceptedImport> => {
    if (!request.isMultipart()) {
      throw new BillowError(
        'UNSUPPORTED_MEDIA_TYPE',
        'Send the bill as multipart/form-data in the field file, for example: curl -F file=@bill.csv URL',
      )
    }
    checkBoundary(request.headers['content-type'] ?? '')
    const onConflict = onConflictOf(request.query)
    expectImport(ctx)
    const folder = join(resolve(ctx.env.IMPORT_FOLDER), `upload-${randomUUID()}`)
    await mkdir(folder, { recursive: true })
    try {
      const files = await storeFiles(request, folder)
      const id = await createImport(ctx, {
        origin: 'upload',
        files,
        folder,
        onConflict,
        requestId: request.id,
      })
      wakeImports(ctx)
      void reply.code(202)
      return { id }
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw explainUpload(error)
    }
  })
}

function onConflictOf(query: unknown): OnConflict {
  const parsed = UploadQuery.safeParse(query)
  if (parsed.success) return parsed.data.on_conflict
  throw new BillowError(
    'BAD_REQUEST',
    'An upload takes the parameter on_conflict only: hold, replace, add or keep.',
  )
}

async function storeFiles(request: FastifyRequest, folder: string): Promise<StoredFile[]> {
  const files: StoredFile[] = []
  for await (const part of request.files()) {
    if (part.fieldname !== 'file') {
      throw new BillowError('BAD_REQUEST', `Send the bill in the field file, not in ${part.fieldname}.`)
    }
    // The name on disk is ours: what the client calls the file must lead nowhere.
    const path = join(folder, String(files.length + 1))
    await pipeline(part.file, createWriteStream(path))
    const name = uploadedName(part.filename)
    const { size } = await stat(path)
    files.push({ path, name, bytes: size, ...(name.includes('/') ? { optional: true } : {}) })
  }
  if (files.length === 0) throw new BillowError('BAD_REQUEST', 'There is no file in the field file.')
  return files
}

/**
 * A file's name as its user knows it, with its folders where a folder was sent: manifests tell the parts of deliveries
 * apart by them.
 */
function uploadedName(filename: string): string {
  const segments = filename.split(/[/\\]/).filter((segment) => !['', '.', '..'].includes(segment))
  return segments.join('/').slice(-200) || 'bill'
}
