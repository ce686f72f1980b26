/**
 * The family of an instance type: `m7g` of `m7g.large`, `db.r6g` of `db.r6g.xlarge`, `Dsv5` of `D4s v5`, `N2` as it is.
 *
 * @returns null where there is no type.
 */
export function instanceFamily(resourceClass: string | null): string | null {
  if (resourceClass === null) return null
  const dotted = /^((?:db|cache|ml|dax|dms)\.)?([a-z0-9-]+)\.[a-z0-9-]+/i.exec(resourceClass)
  if (dotted !== null) return `${dotted[1] ?? ''}${dotted[2] ?? ''}`
  const azure = /^(?:Standard_)?([A-Z]+)\d+(?:-\d+)?([a-z]*)(?:[ _]v(\d+))?/.exec(resourceClass)
  if (azure !== null && /\d/.test(resourceClass) && azure[3] !== undefined)
    return `${azure[1] ?? ''}${azure[2] ?? ''}v${azure[3]}`
  return resourceClass
}
