import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium that a test drives: the one of `CHROMIUM`, an installed one, or the one that a package carries. */
async function browserPath(): Promise<string> {
  const known = [process.env['CHROMIUM'], ...installed].find((path) => path !== undefined && existsSync(path))
  if (known !== undefined) return known
  // Unpacks the system libraries that a bare machine lacks, but only where it takes itself to be on Lambda.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  const { default: carried } = await import('@sparticuz/chromium')
  return carried.executablePath()
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: flags })
}

let shared: Promise<Browser> | undefined

/** The one browser of a test file; each test opens a context of its own in it. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser()
  return shared
}

export async function closeSharedBrowser(): Promise<void> {
  await (await shared)?.close()
  shared = undefined
}
