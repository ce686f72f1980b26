import type { AlertSource } from '../alert-source.ts'
import { anomalySource } from './anomaly-source.ts'
import { budgetSource } from './budget-source.ts'
import { heldImportSource } from './held-import-source.ts'

/** Everything that alerts come from; a new kind is a file and a line here. */
export const alertSources: readonly AlertSource[] = [budgetSource, anomalySource, heldImportSource]
