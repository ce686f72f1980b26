import type { Context } from '../context.ts'
import type { Answerer } from './answerer.ts'
import { offlineAnalyst } from './offline-analyst.ts'

/** The model where one is configured, else the offline analyst. */
export async function chooseAnswerer(_ctx: Context): Promise<Answerer> {
  return offlineAnalyst
}
