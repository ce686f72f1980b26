import type { Rule } from '../evidence.ts'
import { dataTransferShare } from './data-transfer-share.ts'
import { dearerThanElsewhere } from './dearer-than-elsewhere.ts'
import { extendedSupport } from './extended-support.ts'
import { idleCharges } from './idle-charges.ts'
import { nonProductionHours } from './non-production-hours.ts'
import { olderGenerations } from './older-generations.ts'
import { olderVolumes } from './older-volumes.ts'
import { serverlessGrowth } from './serverless-growth.ts'
import { steadyBaseline } from './steady-baseline.ts'
import { storageGrowth } from './storage-growth.ts'
import { unresolvedAnomaly } from './unresolved-anomaly.ts'
import { untaggedSpend } from './untagged-spend.ts'
import { unusedCommitments } from './unused-commitments.ts'

/**
 * Every rule, in the order in which they claim savings: first what is plain waste, then what can be had cheaper, and
 * commitments last, since nobody should commit to waste.
 */
export const rules: readonly Rule[] = [
  unusedCommitments,
  idleCharges,
  extendedSupport,
  unresolvedAnomaly,
  nonProductionHours,
  olderVolumes,
  olderGenerations,
  storageGrowth,
  serverlessGrowth,
  dataTransferShare,
  steadyBaseline,
  untaggedSpend,
  dearerThanElsewhere,
]
