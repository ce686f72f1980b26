/** Grows with every change of a table of kinds, so that bills of before are read anew. */
export const kindsVersion = 1
