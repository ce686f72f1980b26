import type { Rule } from '../evidence.ts'
import { aiBatch } from './ai-batch.ts'
import { aiModelSpend } from './ai-model-spend.ts'
import { aiPromptCache } from './ai-prompt-cache.ts'
import { amdInstances } from './amd-instances.ts'
import { armFunctions } from './arm-functions.ts'
import { auroraIo } from './aurora-io.ts'
import { broughtLicenses } from './brought-licenses.ts'
import { configRecording } from './config-recording.ts'
import { crossZoneTransfer } from './cross-zone-transfer.ts'
import { dataTransferShare } from './data-transfer-share.ts'
import { dearerThanElsewhere } from './dearer-than-elsewhere.ts'
import { deepArchive } from './deep-archive.ts'
import { extendedSupport } from './extended-support.ts'
import { gravitonDatabases, gravitonInstances, gravitonNodes } from './graviton.ts'
import { idleCharges } from './idle-charges.ts'
import { idleEndpoints, idleLoadBalancers, idleNatGateways } from './idle-gateways.ts'
import { incompleteUploads } from './incomplete-uploads.ts'
import { io1Durability } from './io1-durability.ts'
import { licenseShare } from './license-share.ts'
import { logClasses } from './log-classes.ts'
import { logRetention } from './log-retention.ts'
import { magneticVolumes } from './magnetic-volumes.ts'
import { natEndpoints } from './nat-endpoints.ts'
import { nonProductionHours } from './non-production-hours.ts'
import { oldSnapshots } from './old-snapshots.ts'
import { olderGenerations } from './older-generations.ts'
import { olderVolumes } from './older-volumes.ts'
import { provisionedConcurrency } from './provisioned-concurrency.ts'
import { provisionedVolumes } from './provisioned-volumes.ts'
import { rarelyReadStorage } from './rarely-read-storage.ts'
import { serverlessGrowth } from './serverless-growth.ts'
import { spotCandidates } from './spot-candidates.ts'
import { steadyBaseline } from './steady-baseline.ts'
import { storageGrowth } from './storage-growth.ts'
import { tableClasses } from './table-classes.ts'
import { tieringFee } from './tiering-fee.ts'
import { unattachedDisks } from './unattached-disks.ts'
import { unresolvedAnomaly } from './unresolved-anomaly.ts'
import { untaggedSpend } from './untagged-spend.ts'
import { unusedAddresses } from './unused-addresses.ts'
import { unusedCommitments } from './unused-commitments.ts'
import { valkey } from './valkey.ts'

/** What can go: waste that bills call so, idle things, surcharges, old copies. */
const toRemove = [
  unusedCommitments,
  idleCharges,
  idleLoadBalancers,
  idleNatGateways,
  idleEndpoints,
  extendedSupport,
  unresolvedAnomaly,
  unattachedDisks,
  unusedAddresses,
  oldSnapshots,
  logRetention,
  provisionedConcurrency,
  tieringFee,
]

/** What can be had cheaper: another class or price of the same, then another generation or processor. */
const toChange = [
  spotCandidates,
  olderVolumes,
  provisionedVolumes,
  magneticVolumes,
  rarelyReadStorage,
  deepArchive,
  storageGrowth,
  tableClasses,
  auroraIo,
  logClasses,
  broughtLicenses,
  natEndpoints,
  crossZoneTransfer,
  dataTransferShare,
  aiBatch,
  aiPromptCache,
  olderGenerations,
  gravitonInstances,
  gravitonDatabases,
  gravitonNodes,
  amdInstances,
  armFunctions,
  valkey,
  serverlessGrowth,
]

/** What is good to know and names no money. */
const toKnow = [
  untaggedSpend,
  dearerThanElsewhere,
  io1Durability,
  incompleteUploads,
  licenseShare,
  configRecording,
  aiModelSpend,
]

/**
 * Every rule, in the order in which they claim savings: first what is plain waste, then hours, then what can be had
 * cheaper, and commitments last, since nobody should commit to waste.
 */
export const rules: readonly Rule[] = [
  ...toRemove,
  nonProductionHours,
  ...toChange,
  steadyBaseline,
  ...toKnow,
]
