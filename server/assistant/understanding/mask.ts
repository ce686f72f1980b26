/** What a masked stretch of a question is about. */
export type Masked = {
  readonly kind: 'quote' | 'tag' | 'account' | 'region' | 'instance_type' | 'code'
  readonly text: string
}

const patterns: readonly (readonly [Masked['kind'], RegExp])[] = [
  [
    'code',
    /(?:\bselect\b[^?]*\bfrom\b[^?]*|\b(?:drop|truncate|alter)\s+table\b[^?]*|\bdelete\s+from\b[^?]*|<[a-z/][^>]*>|\{\{[^}]*\}\})/gi,
  ],
  [
    'tag',
    /\b(?:tag|label)s?[:\s]+[\w.-]+\s*[:=]\s*[\w./-]+|\b[\w.-]+\s*=\s*[\w./-]+|\btagged?\s+(?:as\s+)?[\w.-]+:[\w.-]+/gi,
  ],
  ['account', /\b\d{12}\b|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi],
  [
    'region',
    /\b(?:us|eu|ap|sa|ca|me|af|il|cn)-(?:gov-)?(?:north|south|east|west|central|northeast|southeast|northwest|southwest)-?\d[a-f]?\b|\b(?:us|europe|asia|australia|northamerica|southamerica)-(?:north|south|east|west|central|northeast|southeast|southwest)\d\b|\b(?:east|west|central|north|south)\s?(?:us|europe)\s?\d?\b/gi,
  ],
  [
    'instance_type',
    /\b(?:[a-z]\d[a-z]{0,3}\.(?:nano|micro|small|medium|large|\d*xlarge|metal)|standard_[a-z]\d+\w*|[en]\d-(?:standard|highmem|highcpu)-\d+)\b/gi,
  ],
]

/**
 * Overwrites what must not be read as a date, a name or a keyword: tags, account numbers, regions, instance types and
 * pieces of code. A quoted name stays readable without its quotes; other quoted text goes.
 *
 * @param isName whether a quoted text is the name of something known.
 */
export function maskText(
  text: string,
  isName: (quoted: string) => boolean,
): { text: string; masked: Masked[] } {
  const masked: Masked[] = []
  let rest = text.replace(
    /"([^"]*)"|(?<=^|\s)'([^']*)'(?=$|[\s?.!,])/g,
    (found: string, one?: string, other?: string) => {
      const quoted = one ?? other ?? ''
      if (isName(quoted)) return ` ${quoted} `
      masked.push({ kind: 'quote', text: quoted })
      return '~'.repeat(found.length)
    },
  )
  for (const [kind, pattern] of patterns) {
    rest = rest.replace(pattern, (found) => {
      masked.push({ kind, text: found })
      return '~'.repeat(found.length)
    })
  }
  return { text: rest, masked }
}
