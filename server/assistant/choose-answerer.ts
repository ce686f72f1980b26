import type { Context } from '../context.ts'
import type { Answerer } from './answerer.ts'
import { hasModel } from './model/has-model.ts'

/**
 * The model where one is configured, else the offline analyst. The words of the one and the package of the other are
 * much to load, so either is loaded when somebody asks.
 */
export async function chooseAnswerer({ env }: Context): Promise<Answerer> {
  if (hasModel(env)) return (await import('./model-answerer.ts')).modelAnswerer
  return (await import('./offline-analyst.ts')).offlineAnalyst
}
