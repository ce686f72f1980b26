import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import knex from 'knex'

/** Where one database lies, with everything that is written beside it. */
export type Place = {
  /** What is written beside the database; a database that is a file is in it as well. */
  readonly folder: string
  /** The settings that lead to the database. */
  readonly connection: Readonly<Record<string, string>>
}

/** Places of one engine, by their names. */
export type Places = {
  at(name: string): Place
  make(name: string): Promise<Place>
  /** Copies a place that no process has open. */
  copy(from: string, to: string): Promise<Place>
  remove(name: string): Promise<void>
  /** Ends what the places needed; they stay. */
  leave(): Promise<void>
}

/** The file of the database of a place on SQLite. */
export const databaseOf = ({ folder }: Pick<Place, 'folder'>) => join(folder, 'one.db')

/** Places of SQLite: folders. */
export function filePlaces(scratch: string): Places {
  const at = (name: string) => {
    const folder = join(scratch, name)
    return { folder, connection: { DATABASE_PATH: databaseOf({ folder }) } }
  }
  return {
    at,
    async make(name) {
      mkdirSync(at(name).folder)
      return at(name)
    },
    async copy(from, to) {
      cpSync(at(from).folder, at(to).folder, { recursive: true })
      return at(to)
    },
    async remove(name) {
      rmSync(at(name).folder, { recursive: true })
    },
    async leave() {},
  }
}

/** So often a copy is tried: processes that were killed may be connected for a moment longer. */
const tries = 100

/**
 * Places of PostgreSQL: a folder each, and a database on a server.
 *
 * @param url of the server, whose user may create databases.
 */
export function serverPlaces(scratch: string, url: string): Places {
  const admin = knex({ client: 'pg', connection: url, pool: { min: 0, max: 1 } })
  const run = randomBytes(4).toString('hex')
  const databaseFor = (name: string) => `billow_${run}_${name.replaceAll('-', '_')}`
  const folders = filePlaces(scratch)
  const at = (name: string) => {
    const address = new URL(url)
    address.pathname = `/${databaseFor(name)}`
    return { folder: folders.at(name).folder, connection: { DATABASE_URL: address.href } }
  }
  const copyDatabase = async (from: string, to: string) => {
    for (let left = tries; ; left -= 1) {
      try {
        await admin.raw('create database ?? template ??', [databaseFor(to), databaseFor(from)])
        return
      } catch (error) {
        if (left === 0 || !/being accessed/.test(String(error))) throw error
      }
      await wait(50)
    }
  }
  return {
    at,
    async make(name) {
      await folders.make(name)
      await admin.raw('create database ??', [databaseFor(name)])
      return at(name)
    },
    async copy(from, to) {
      await folders.copy(from, to)
      await copyDatabase(from, to)
      return at(to)
    },
    async remove(name) {
      await folders.remove(name)
      await admin.raw('drop database ?? with (force)', [databaseFor(name)])
    },
    leave: () => admin.destroy(),
  }
}
