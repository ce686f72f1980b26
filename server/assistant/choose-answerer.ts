import type { Context } from '../context.ts'
import type { Answerer } from './answerer.ts'
import { modelAnswerer } from './model-answerer.ts'
import { hasModel } from './model/model-client.ts'
import { offlineAnalyst } from './offline-analyst.ts'

/** The model where one is configured, else the offline analyst. */
export function chooseAnswerer({ env }: Context): Answerer {
  return hasModel(env) ? modelAnswerer : offlineAnalyst
}
