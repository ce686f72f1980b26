import { randomUUID } from 'node:crypto'
import knex, { type Knex } from 'knex'

/** A coordinator of Citus and its workers, each by its URL. */
export type CitusCluster = { readonly coordinator: URL; readonly nodes: readonly URL[] }

/** Few, since every test has shards of its own. */
const shards = 4

/** Lets a node make or drop a database without the others. */
const alone = 'set citus.enable_create_database_propagation = off'

/** The cluster that a coordinator knows. */
export async function clusterOf(server: string): Promise<CitusCluster> {
  const coordinator = new URL(server)
  const admin = connect(coordinator)
  try {
    const { rows }: { rows: { node_name: string; node_port: string }[] } = await admin.raw(
      'select node_name, node_port from citus_get_active_worker_nodes()',
    )
    const workers = rows.map(({ node_name, node_port }) => {
      const worker = new URL(server)
      worker.host = `${node_name}:${node_port}`
      return worker
    })
    return { coordinator, nodes: [coordinator, ...workers] }
  } finally {
    await admin.destroy()
  }
}

/**
 * Makes a database of the same name on every node.
 *
 * @param template another such database that it begins as; without one it is an empty cluster.
 * @returns its URL on the coordinator.
 */
export async function createOnCluster(cluster: CitusCluster, template?: string): Promise<string> {
  const name = `billow_${randomUUID().replaceAll('-', '')}`
  const make = async (node: URL) => {
    await once(node, async (admin) => {
      await admin.raw(alone)
      await (template === undefined
        ? admin.raw('create database ??', [name])
        : admin.raw('create database ?? template ??', [name, template]))
      await admin.raw(`alter database ?? set citus.shard_count = ${shards}`, [name])
    })
    if (template === undefined) await once(within(node, name), (own) => own.raw('create extension citus'))
  }
  await Promise.all(cluster.nodes.map(make))
  const own = within(cluster.coordinator, name)
  if (template === undefined) {
    await once(own, async (coordinator) => {
      const [first, ...workers] = cluster.nodes
      if (first !== undefined)
        await coordinator.raw('select citus_set_coordinator_host(?, ?)', placeOf(first))
      for (const worker of workers) await coordinator.raw('select citus_add_node(?, ?)', placeOf(worker))
    })
  }
  return own.href
}

/** Keeps everybody away from a database, Citus's own watchers as well, so that others can begin as it. */
export async function closeOnCluster(cluster: CitusCluster, name: string): Promise<void> {
  await Promise.all(cluster.nodes.map((node) => once(node, (admin) => close(admin, name))))
}

export async function dropOnCluster(cluster: CitusCluster, name: string): Promise<void> {
  await Promise.all(
    cluster.nodes.map((node) =>
      once(node, async (admin) => {
        await close(admin, name)
        await admin.raw(alone)
        await admin.raw('drop database ?? with (force)', [name])
      }),
    ),
  )
}

async function close(admin: Knex, name: string): Promise<void> {
  await admin.raw('alter database ?? with allow_connections false', [name])
  await admin.raw('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ?', [name])
}

function within(node: URL, name: string): URL {
  const url = new URL(node)
  url.pathname = `/${name}`
  return url
}

function placeOf(node: URL): [string, number] {
  return [node.hostname, Number(node.port)]
}

function connect(url: URL): Knex {
  return knex({ client: 'pg', connection: url.href, pool: { min: 0, max: 1 } })
}

async function once(url: URL, work: (database: Knex) => PromiseLike<unknown>): Promise<void> {
  const database = connect(url)
  try {
    await work(database)
  } finally {
    await database.destroy()
  }
}
