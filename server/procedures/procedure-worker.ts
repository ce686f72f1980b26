import { workerData } from 'node:worker_threads'
import { closeContext, openContext } from '../create-context.ts'
import type { Env } from '../env.ts'
import { serveThread } from '../threads/serve-thread.ts'
import { answeringHere, carryOut } from './carry-out.ts'
import type { ProcedureCall } from './procedure-call.ts'

const env: Env = workerData
const opening = openContext(env).then(answeringHere)

serveThread(
  async (call: ProcedureCall, signal) => carryOut(await opening, call, signal),
  async () => closeContext(await opening),
)
