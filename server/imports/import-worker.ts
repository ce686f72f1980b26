import { setPriority } from 'node:os'
import { closeContext, createContext } from '../create-context.ts'
import { readEnv } from '../env.ts'
import { importBill } from './import-bill.ts'
import { createProgressWriter } from './progress-writer.ts'
import type { ImportJob } from './run-import.ts'

/** Carries out one import in a process of its own, which the server starts and tells what to do. */
async function work({ id, settings }: ImportJob): Promise<void> {
  // Requests go first: whoever looks at costs must not feel that a bill is being read.
  setPriority(10)
  const ctx = await createContext(readEnv(settings))
  try {
    await importBill(ctx, id, createProgressWriter(ctx, id))
  } finally {
    await closeContext(ctx)
  }
}

// Without the server nobody waits for the outcome; the import goes on at the next start.
process.once('disconnect', () => process.exit(1))
process.once('message', (job: ImportJob) => {
  work(job).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    },
  )
})
