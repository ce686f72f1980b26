/** Where the REST API lives. */
export const apiBase = '/api/finops'
