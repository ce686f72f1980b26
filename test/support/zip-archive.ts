import { crc32, deflateRawSync } from 'node:zlib'

/** A zip archive with these files, deflated; names are written as they are, tricks included. */
export function zipArchive(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const title = Buffer.from(name)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(data), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(data.length, 8)
    const common = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0x5b])
    const nameLength = Buffer.from([title.length & 255, title.length >> 8, 0, 0])
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, sizes, nameLength, title, packed])
    const position = Buffer.alloc(14)
    position.writeUInt32LE(offset, 10)
    centrals.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002'),
        Buffer.from([20, 0]),
        common,
        sizes,
        nameLength,
        position.subarray(0, 14),
        title,
      ]),
    )
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(centrals.length, 8)
  end.writeUInt16LE(centrals.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
