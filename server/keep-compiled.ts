/*
 * Loaded before any other module of the build, by `--require` or by hand, this keeps what V8 made of the build's
 * modules, so that the next start does not compile them again. Node can do that by itself from 22.8 on, for files that
 * are CommonJS; this does it for Node 20 as well. Nothing here may ever matter: what cannot be read, does not fit or
 * cannot be written is compiled as usual.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cachedDataVersionTag } from 'node:v8'
import { Script } from 'node:vm'

const folder = dirname(fileURLToPath(import.meta.url))
// Of the version of V8, its flags and the processor: another Node keeps what it compiled beside this one's.
const keep = join(folder, 'compiled', String(cachedDataVersionTag()))
const { extensions } = createRequire(import.meta.url)
const usual = extensions['.js']

/** By then the first requests are answered, and what they used is compiled as well. */
const writeAfter = 5_000

type Compiled = { readonly script: Script; readonly file: string; readonly source: Buffer }
type Wrapper = (
  exports: unknown,
  require: NodeJS.Require,
  module: NodeJS.Module,
  file: string,
  folder: string,
) => void

const unkept: Compiled[] = []

const digestLength = 32

/** V8 checks neither the text that its code was made of, but for the length, nor the code itself. */
function digestOf(source: Buffer, code: Uint8Array): Buffer {
  return createHash('sha256').update(source).update(code).digest()
}

function keptFor(file: string, source: Buffer): Buffer | undefined {
  try {
    const kept = readFileSync(join(keep, basename(file)))
    const code = kept.subarray(digestLength)
    return digestOf(source, code).equals(kept.subarray(0, digestLength)) ? code : undefined
  } catch {
    return undefined
  }
}

function load(module: NodeJS.Module, file: string): void {
  if (dirname(file) !== folder) return usual?.(module, file)
  const source = readFileSync(file)
  const cachedData = keptFor(file, source)
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  })
  if (cachedData === undefined || script.cachedDataRejected === true) unkept.push({ script, file, source })
  const wrapper: Wrapper = script.runInThisContext()
  wrapper.call(module.exports, module.exports, createRequire(file), module, file, dirname(file))
}

function writeUnkept(): void {
  try {
    for (const { script, file, source } of unkept.splice(0)) {
      mkdirSync(keep, { recursive: true })
      const code = script.createCachedData()
      const path = join(keep, basename(file))
      // Moved into place whole: another process may be reading.
      const draft = `${path}.${process.pid}`
      writeFileSync(draft, Buffer.concat([digestOf(source, code), code]))
      renameSync(draft, path)
    }
  } catch {
    // A folder that cannot be written: the next start compiles again.
  }
}

extensions['.cjs'] = load
process.once('exit', writeUnkept)
setTimeout(writeUnkept, writeAfter).unref()
