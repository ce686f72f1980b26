import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axePath = createRequire(import.meta.url).resolve('axe-core')

/** What axe finds wrong with the page as it stands, one line each. */
export async function violations(page: Page): Promise<string[]> {
  await settled(page)
  // Evaluated rather than added as a script, which the page's own policy forbids.
  await page.evaluate(await readFile(axePath, 'utf8'))
  return page.evaluate(async () => {
    // @ts-expect-error axe is what the script above defines.
    const result = await axe.run(document)
    return result.violations.map(
      (violation: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
        `${violation.id}: ${violation.nodes.map((node) => `${node.html} ${node.failureSummary}`).join('; ')}`,
    )
  })
}

/** What axe finds wrong in light colours and then in dark ones, without loading the page again. */
export async function violationsInBothColours(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
    found.push(...(await violations(page)).map((line) => `${colorScheme}: ${line}`))
  }
  return found
}

/** Waits until no colour is on its way to another any more, which axe would take for the final one. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(ending.map((animation) => animation.finished))
    await frame()
  })
}
