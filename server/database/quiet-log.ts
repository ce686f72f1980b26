import type { Knex } from 'knex'

/** Knex would print failures that it also throws; whoever catches them decides what is said. */
export const quietLog: Knex.Logger = { warn() {}, error() {}, deprecate() {}, debug() {} }
