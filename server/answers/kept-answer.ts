import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Coding = 'br' | 'gzip'

/** Names and values in turn, as Node takes them fastest. */
export type FlatHeaders = readonly string[]

/** The bytes of an answer with the headers that are about them. */
export type Representation = { readonly bytes: Buffer; readonly headers: FlatHeaders }

/** A finished answer, as it is sent. */
export type KeptAnswer = {
  /** Null where it holds for this instant only, so that nobody may come back with it. */
  readonly etag: string | null
  readonly body: Buffer
  /** @param coding made the first time that somebody takes the answer in it; null for the body as it is. */
  as(coding: Coding | null): Representation | Promise<Representation>
}

/** A browser may keep any answer, but asks each time whether it still holds. */
export const revalidated: FlatHeaders = ['cache-control', 'no-cache', 'vary', 'accept-encoding']

const compressions: Readonly<Record<Coding, (body: Buffer) => Promise<Buffer>>> = {
  // The levels at which another one costs more time than it saves bytes, for JSON.
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body) => promisify(gzip)(body, { level: 6 }),
}

/** Smaller bodies do not get smaller. */
const leastCompressed = 1024

/**
 * @param onEncoded is told of the bytes of each coding that is made.
 */
export function createKeptAnswer(
  etag: string | null,
  body: Buffer,
  contentType: string,
  onEncoded: (bytes: number) => void = () => {},
): KeptAnswer {
  const common = ['content-type', contentType, ...revalidated, ...(etag === null ? [] : ['etag', etag])]
  const represent = (bytes: Buffer, coding: Coding | null): Representation => ({
    bytes,
    headers: [
      ...common,
      'content-length',
      String(bytes.length),
      ...(coding === null ? [] : ['content-encoding', coding]),
    ],
  })
  const plain = represent(body, null)
  const made = new Map<Coding, Representation | Promise<Representation>>()
  const encode = async (coding: Coding) => {
    try {
      const encoded = represent(await compressions[coding](body), coding)
      made.set(coding, encoded)
      onEncoded(encoded.bytes.length)
      return encoded
    } catch (cause) {
      made.delete(coding)
      throw cause
    }
  }
  return {
    etag,
    body,
    as(coding) {
      if (coding === null || body.length < leastCompressed) return plain
      const known = made.get(coding)
      if (known !== undefined) return known
      const making = encode(coding)
      made.set(coding, making)
      return making
    },
  }
}
