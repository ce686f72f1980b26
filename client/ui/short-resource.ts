const longestName = 30

/** A resource's id where there is little room: of a long path or ARN only the end. */
export function shortResource(id: string): string {
  if (id.length <= longestName) return id
  return id.split(/[/:]/).findLast((part) => part !== '') ?? id
}
