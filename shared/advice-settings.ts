/** What recommendations assume beyond the bills, with the values that Billow comes with. */
export const adviceDefaults = {
  old_snapshot_days: 365,
  old_snapshot_percent: 100,
  io_volume_discount_percent: 36,
  magnetic_volume_surcharge_percent: 60,
  graviton_discount_percent: 20,
  graviton_database_percent: 10,
  graviton_node_percent: 5,
  amd_discount_percent: 10,
  arm_functions_percent: 20,
  valkey_node_percent: 20,
  valkey_serverless_percent: 33,
  spot_discount_percent: 55,
  cold_requests_percent: 0.5,
  deep_archive_discount_percent: 72,
  tiering_fee_percent: 10,
  log_class_discount_percent: 50,
  log_retention_days: 90,
  hybrid_benefit_percent: 100,
  nat_endpoint_share_percent: 30,
  unprovisioned_duration_percent: 71,
  table_class_storage_percent: 60,
  table_class_requests_percent: 25,
  aurora_io_instance_percent: 30,
  aurora_io_storage_percent: 125,
  ai_cached_share_percent: 30,
  ai_cache_discount_percent: 75,
  ai_batch_discount_percent: 50,
}
export type AdviceSetting = keyof typeof adviceDefaults

type Bounds = {
  readonly min: number
  readonly max: number
  readonly unit: string
  readonly description: string
}

const percent = (min: number, max: number, description: string): Bounds => ({
  min,
  max,
  unit: 'percent',
  description,
})
const days = (min: number, max: number, description: string): Bounds => ({
  min,
  max,
  unit: 'days',
  description,
})

/** What each of them means and which values make sense. */
export const adviceDefinitions: Readonly<Record<AdviceSetting, Bounds>> = {
  old_snapshot_days: days(30, 3650, 'From this age on a snapshot or image is looked at.'),
  old_snapshot_percent: percent(1, 100, 'The part of old snapshots and images that can be deleted.'),
  io_volume_discount_percent: percent(
    1,
    80,
    'What a GB of gp3 costs less than one of io1 or io2, where the bills have no price of gp3.',
  ),
  magnetic_volume_surcharge_percent: percent(
    0,
    200,
    'What a GB of gp3 costs more than one of a magnetic volume, where the bills have no price of gp3.',
  ),
  graviton_discount_percent: percent(1, 50, 'What a Graviton machine costs less than one of Intel.'),
  graviton_database_percent: percent(1, 50, 'What a Graviton database costs less than one of Intel.'),
  graviton_node_percent: percent(1, 50, 'What Graviton nodes of caches and search cost less than Intel.'),
  amd_discount_percent: percent(1, 50, 'What a machine of AMD costs less than one of Intel.'),
  arm_functions_percent: percent(1, 50, 'What run time on arm64 costs less than on x86.'),
  valkey_node_percent: percent(1, 50, 'What a cache node of Valkey costs less than one of Redis.'),
  valkey_serverless_percent: percent(1, 60, 'What a serverless cache of Valkey costs less than Redis.'),
  spot_discount_percent: percent(1, 90, 'What spot machines cost less than on demand.'),
  cold_requests_percent: percent(
    0.01,
    10,
    'Storage is rarely read if its requests cost less than this part of it.',
  ),
  deep_archive_discount_percent: percent(1, 90, 'What Deep Archive costs less than Glacier.'),
  tiering_fee_percent: percent(
    1,
    100,
    'From this part of the storage on the fee of Intelligent-Tiering is too much.',
  ),
  log_class_discount_percent: percent(1, 90, 'What logs for infrequent access cost less to take in.'),
  log_retention_days: days(1, 3650, 'For how long logs are needed.'),
  hybrid_benefit_percent: percent(1, 100, 'The part of licences that is owned already and could be brought.'),
  nat_endpoint_share_percent: percent(
    1,
    100,
    'The part of NAT traffic that goes to S3 or DynamoDB and needs no gateway.',
  ),
  unprovisioned_duration_percent: percent(
    0,
    200,
    'What run time costs more without provisioned concurrency than with it.',
  ),
  table_class_storage_percent: percent(1, 90, 'What storage costs less in tables for infrequent access.'),
  table_class_requests_percent: percent(
    0,
    100,
    'What reads and writes cost more in tables for infrequent access.',
  ),
  aurora_io_instance_percent: percent(0, 100, 'What I/O-optimized Aurora instances cost more.'),
  aurora_io_storage_percent: percent(0, 300, 'What I/O-optimized Aurora storage costs more.'),
  ai_cached_share_percent: percent(
    1,
    90,
    'The part of the input of models that repeats and could be cached.',
  ),
  ai_cache_discount_percent: percent(
    1,
    95,
    'What cached input costs less, where the bills have no price of it.',
  ),
  ai_batch_discount_percent: percent(
    1,
    90,
    'What batches of model calls cost less, where the bills have no price of them.',
  ),
}
