import type { Locator, Page } from 'playwright-core'

/** Opens the assistant, as with the mouse. */
export async function openAssistant(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Assistant', exact: true }).click()
  await page.getByRole('textbox', { name: 'Question' }).waitFor()
}

/** Asks a question without waiting for its answer, which is the article returned. */
export async function askQuestion(page: Page, question: string): Promise<Locator> {
  await page.getByRole('textbox', { name: 'Question' }).fill(question)
  await page.keyboard.press('Enter')
  return page.getByRole('article', { name: question, exact: true }).last()
}

/** Asks a question and waits for the whole answer. */
export async function askAndWait(page: Page, question: string): Promise<Locator> {
  const answer = await askQuestion(page, question)
  await answer.getByText(/^Answered by/).waitFor()
  return answer
}
