/**
 * SQL of the group that a resource of Azure belongs to, which its id names, in lower case since Azure spells it in
 * several ways; null where the id of the resource names none.
 */
export const resourceGroupSql = (resourceId: string): string =>
  `nullif(split_part(split_part(lower(${resourceId}), '/resourcegroups/', 2), '/', 1), '')`
