import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AcceptedImport } from '../../shared/bill-import.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import { apiBase } from '../openapi/api-base.ts'
import { receiveFile, type DeliveredFile } from './delivered-file.ts'
import { importsEnded, queueImport } from './import-queue.ts'

const limits = { fileSize: 20 * 1024 ** 3, files: 1000, fields: 10, fieldSize: 1024 }

/** Receives bills as multipart/form-data. It is a route of its own, since the files go to disk as they come. */
export async function registerUpload(app: FastifyInstance, ctx: Context): Promise<void> {
  await app.register(multipart, { limits })
  app.post(`${apiBase}/imports`, async (request, reply) => {
    if (!request.isMultipart()) {
      throw new BillowError(
        'UNSUPPORTED_MEDIA_TYPE',
        'Send the bill as multipart/form-data, in the field `file`.',
      )
    }
    const files = await receiveAll(request, resolve(ctx.env.IMPORT_FOLDER))
    const { id } = await queueImport(ctx, files)
    return reply.code(202).send({ id } satisfies AcceptedImport)
  })
  app.addHook('onClose', () => importsEnded(ctx))
}

async function receiveAll(request: FastifyRequest, folder: string): Promise<DeliveredFile[]> {
  const files: DeliveredFile[] = []
  try {
    for await (const part of request.files()) {
      if (part.fieldname !== 'file')
        throw new BillowError('BAD_REQUEST', 'Send each bill in the field `file`.')
      files.push(await receiveFile(part.file, part.filename, folder, `${request.id}-${files.length}`))
      if (part.file.truncated) throw new BillowError('PAYLOAD_TOO_LARGE', 'A bill may have at most 20 GB.')
    }
    if (files.length === 0)
      throw new BillowError('BAD_REQUEST', 'There is no file. Send the bill in the field `file`.')
    return files
  } catch (cause) {
    for (const file of files) await rm(file.path, { force: true })
    throw cause
  }
}
