/*
 * Takes the pictures of the README from the real page, with demo data on the tests' day:
 * npm run build && npx tsx test/e2e/take-screenshots.ts
 */
import { mkdir, stat } from 'node:fs/promises'
import { closeSharedBrowser } from './choose-browser.ts'
import { openBillow } from './open-billow.ts'

const folder = 'docs/images'
const largest = 300_000

const pictures = [
  { name: 'explorer-light', path: '/explorer', colorScheme: 'light' },
  { name: 'explorer-dark', path: '/explorer?chart=line&group_by=service', colorScheme: 'dark' },
] as const

await mkdir(folder, { recursive: true })
for (const { name, path, colorScheme } of pictures) {
  await using billow = await openBillow({
    path,
    browser: { colorScheme, viewport: { width: 1280, height: 800 } },
  })
  await billow.page.locator('canvas').waitFor()
  await billow.page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  const file = `${folder}/${name}.png`
  await billow.page.screenshot({ path: file })
  const { size } = await stat(file)
  if (size > largest) throw new Error(`${file} has ${size} bytes, more than ${largest}.`)
  process.stdout.write(`${file}: ${size} bytes\n`)
}
await closeSharedBrowser()
