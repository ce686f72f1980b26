/** A piece of a tool call, as servers stream it; some leave out the index, some the id, some repeat one index. */
export type CallPiece = {
  readonly index?: number | null | undefined
  readonly id?: string | null | undefined
  readonly function?:
    | { readonly name?: string | null | undefined; readonly arguments?: string | null | undefined }
    | null
    | undefined
}

export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string }

type OpenCall = { id: string; index: number | null; name: string; arguments: string }

function isComplete(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** The call that a piece continues: by id, then by index, then the last one. */
function continued(calls: readonly OpenCall[], piece: CallPiece): OpenCall | undefined {
  const { id, index } = piece
  if (id) return calls.find((call) => call.id === id)
  const candidate =
    index === undefined || index === null ? calls.at(-1) : calls.findLast((call) => call.index === index)
  // A second name where the first call is already whole begins another call, whatever its index says.
  const another = Boolean(piece.function?.name) && candidate !== undefined && isComplete(candidate.arguments)
  return another ? undefined : candidate
}

/** Puts tool calls together from their pieces. */
export function createCallAccumulator() {
  const calls: OpenCall[] = []
  return {
    add(piece: CallPiece): void {
      const known = continued(calls, piece)
      const call = known ?? {
        id: piece.id || `call_${calls.length + 1}`,
        index: piece.index ?? null,
        name: '',
        arguments: '',
      }
      if (known === undefined) calls.push(call)
      const name = piece.function?.name ?? ''
      // Some servers repeat the whole name with every piece.
      if (name !== '' && call.name !== name) call.name += name
      call.arguments += piece.function?.arguments ?? ''
    },
    calls: (): ToolCall[] =>
      calls.map(({ id, name, arguments: text }) => ({ id, name, arguments: text === '' ? '{}' : text })),
  }
}
