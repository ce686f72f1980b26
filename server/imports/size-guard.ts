import { Transform } from 'node:stream'
import { unreadable } from './bill-file.ts'

export type SizeLimits = {
  /** How many bytes the files of one import may have when unpacked. */
  readonly mostBytes: number
}

/** Bills shrink to a tenth or thirtieth; what shrinks to less than this part is made to fill disks. */
const mostRatio = 400
const ratioMatters = 64 * 1024 * 1024
const longestLine = 2_000_000
const lineFeed = 10

export type SizeGuard = {
  /**
   * A stage of a pipeline that lets data through until there is too much of it, or a line does not end.
   *
   * @param seen is told the size of each piece.
   */
  watch(name: string, packedBytes: number, seen: (bytes: number) => void): Transform
}

/** Watches over the size of everything that one import unpacks. */
export function createSizeGuard({ mostBytes }: SizeLimits): SizeGuard {
  let total = 0
  return {
    watch(name, packedBytes, seen) {
      let own = 0
      let lineLength = 0
      let text: boolean | undefined
      return new Transform({
        transform(chunk: Buffer, _encoding, done) {
          own += chunk.length
          total += chunk.length
          text ??= !chunk.subarray(0, 4096).includes(0) && chunk.subarray(0, 4).toString('latin1') !== 'PAR1'
          const end = chunk.lastIndexOf(lineFeed)
          lineLength = end < 0 ? lineLength + chunk.length : chunk.length - end
          const fault =
            faultOf(own, packedBytes, total, mostBytes) ??
            (text && lineLength > longestLine ? 'has a line of more than 2 MB and is no bill' : undefined)
          if (fault !== undefined) return done(unreadable(name, fault))
          seen(chunk.length)
          done(null, chunk)
        },
      })
    },
  }
}

function faultOf(own: number, packedBytes: number, total: number, mostBytes: number): string | undefined {
  if (own > ratioMatters && own > packedBytes * mostRatio) {
    return `unpacks to more than ${mostRatio} times its size, as no bill does`
  }
  if (total > mostBytes) {
    return `is too large: the files of an import may have ${Math.round(mostBytes / 1e9)} GB when unpacked`
  }
  return undefined
}
