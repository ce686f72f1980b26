import type { ChargeKind } from '../../../shared/charge-kind.ts'
import type { KindTexts } from './charge-facts.ts'

/**
 * Platforms by the code behind `RunInstances:`,
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/billing-info-fields.html. A licence that the price holds is named.
 */
const instanceCodes: Readonly<Record<string, string>> = {
  '': 'Linux',
  '0002': 'Windows',
  '0800': 'Windows (own licence)',
  '0006': 'Windows + SQL Server Standard',
  '0102': 'Windows + SQL Server Enterprise',
  '0202': 'Windows + SQL Server Web',
  '0004': 'Linux + SQL Server Standard',
  '0100': 'Linux + SQL Server Enterprise',
  '0200': 'Linux + SQL Server Web',
  '0010': 'RHEL',
  '1010': 'RHEL + High Availability',
  '00g0': 'RHEL (own licence)',
  '000g': 'SUSE',
  '0g00': 'Ubuntu Pro',
}

/** Engines by the code behind `CreateDBInstance:`, as the price list has them. */
const engineCodes: Readonly<Record<string, string>> = {
  '0002': 'MySQL',
  '0003': 'Oracle Standard One',
  '0005': 'Oracle Enterprise (own licence)',
  '0008': 'SQL Server Standard (own licence)',
  '0009': 'SQL Server Enterprise (own licence)',
  '0010': 'SQL Server Express',
  '0011': 'SQL Server Web',
  '0012': 'SQL Server Standard',
  '0014': 'PostgreSQL',
  '0015': 'SQL Server Enterprise',
  '0016': 'Aurora MySQL',
  '0018': 'MariaDB',
  '0019': 'Oracle Standard Two (own licence)',
  '0020': 'Oracle Standard Two',
  '0021': 'Aurora PostgreSQL',
}

/** Engines of caches by the code behind `CreateCacheCluster:`; Valkey has its name there. */
const cacheCodes: Readonly<Record<string, string>> = { '0001': 'Memcached', '0002': 'Redis' }

const systemWords = [
  [/windows.*sql server enterprise/i, 'Windows + SQL Server Enterprise'],
  [/windows.*sql (server )?std|windows.*sql server standard/i, 'Windows + SQL Server Standard'],
  [/windows.*sql/i, 'Windows + SQL Server Web'],
  [/windows.*\bBYOL\b/i, 'Windows (own licence)'],
  [/windows/i, 'Windows'],
  [/\bRHEL\b|red hat/i, 'RHEL'],
  [/\bSUSE\b/i, 'SUSE'],
  [/\blinux\b|\bubuntu\b/i, 'Linux'],
] as const

const engineWords = [
  [/aurora.*postgre/i, 'Aurora PostgreSQL'],
  [/aurora/i, 'Aurora MySQL'],
  [/postgre/i, 'PostgreSQL'],
  [/mariadb/i, 'MariaDB'],
  [/mysql/i, 'MySQL'],
  [/oracle/i, 'Oracle'],
  [/sql ?server/i, 'SQL Server'],
  [/valkey/i, 'Valkey'],
  [/memcached/i, 'Memcached'],
  [/redis/i, 'Redis'],
] as const

/** What runs on an instance or a database of AWS; null for anything else, and where the bill does not tell. */
export function awsPlatform(kind: ChargeKind, { operation, words, service }: KindTexts): string | null {
  if (kind === 'instance' || kind === 'spot-instance') {
    const code = /^RunInstances(?::([0-9a-z]{4}))?(?::SV\d+)?$/.exec(operation)
    const byCode = code === null ? undefined : instanceCodes[code[1] ?? '']
    return named(words, systemWords) ?? byCode ?? null
  }
  if (/^(database|cache|search)-/.test(kind) || kind === 'extended-support') {
    const code = /^CreateDBInstance:(\w{4})/.exec(operation)?.[1]
    const cache = /^CreateCacheCluster:(\d{4})/.exec(operation)?.[1]
    return (
      (cache === undefined ? undefined : cacheCodes[cache]) ??
      (code === undefined ? undefined : engineCodes[code]) ??
      named(`${words} ${operation} ${service}`, engineWords)
    )
  }
  return null
}

function named(words: string, table: readonly (readonly [RegExp, string])[]): string | null {
  return table.find(([pattern]) => pattern.test(words))?.[1] ?? null
}
