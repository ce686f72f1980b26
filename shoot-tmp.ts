import { openBillow } from './test/e2e/open-billow.ts'
const scenes = process.argv.slice(2)
for (const colorScheme of ['light', 'dark'] as const)
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    const name = `${colorScheme}-${width}`
    if (scenes.length && !scenes.includes(name)) continue
    try {
      await using billow = await openBillow({
        path: '/explorer',
        browser: { colorScheme, viewport: { width, height } },
      })
      const { page } = billow
      await page.locator('canvas').first().waitFor()
      await page.getByRole('button', { name: 'Assistant', exact: true }).click()
      await page.getByLabel('Suggested questions').waitFor()
      await page.waitForTimeout(400)
      await page.screenshot({ path: `/tmp/shots/${name}-start.png` })
      const ask = async (q: string) => {
        await page.getByLabel('Question', { exact: true }).fill(q)
        await page.keyboard.press('Enter')
        await page
          .getByRole('article', { name: q })
          .getByText(/Answered by/)
          .waitFor()
        await page.waitForTimeout(900)
      }
      await ask('What were my AWS costs last month?')
      await page.screenshot({ path: `/tmp/shots/${name}-aws.png` })
      await page
        .getByText(/tool call/)
        .first()
        .click()
      await page.locator('[role=log]').evaluate((e) => e.scrollTo(0, e.scrollHeight))
      await page.waitForTimeout(300)
      await page.screenshot({ path: `/tmp/shots/${name}-aws-end.png` })
      await ask('Show me daily costs of AWS and Azure by provider for October')
      await page.screenshot({ path: `/tmp/shots/${name}-series.png` })
      await page.locator('[role=log]').evaluate((e) => e.scrollTo(0, e.scrollHeight))
      await page.waitForTimeout(300)
      await page.screenshot({ path: `/tmp/shots/${name}-series-end.png` })
      await ask('Which cloud provider is most expensive?')
      await page.screenshot({ path: `/tmp/shots/${name}-compare.png` })
      await page.getByRole('button', { name: 'Apply to the page' }).last().click()
      await page.waitForTimeout(600)
      await page.screenshot({ path: `/tmp/shots/${name}-applied.png` })
      await page.getByRole('button', { name: 'Earlier conversations' }).click()
      await page.waitForTimeout(400)
      await page.screenshot({ path: `/tmp/shots/${name}-threads.png` })
      console.log(name, billow.complaints, await page.evaluate(() => document.documentElement.scrollWidth))
    } catch (e) {
      console.log(name, String(e).slice(0, 800))
    }
  }
