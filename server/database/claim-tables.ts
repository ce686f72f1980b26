/** Something that only one process may do at a time. */
export type ClaimRow = {
  readonly name: string
  /** Whoever has it in hand; null where nobody does. */
  readonly owner: string | null
  /** Grows with every take. */
  readonly fence: number
  /** The owner's last sign of life, in milliseconds since 1970 by the clock of the database. */
  readonly beat_at: number
}

/** A place where files of imports lie, and when a process that reaches them was last there. */
export type PlaceRow = { readonly place: string; readonly seen_at: number }

declare module 'knex/types/tables.js' {
  // Knex reads the row types of tables from this interface.
  interface Tables {
    claims: ClaimRow
    places: PlaceRow
  }
}
