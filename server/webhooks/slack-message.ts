import type { MessageLines } from './message-lines.ts'

/** A section of Slack holds 3,000 characters, and a message 50 blocks (their reference of blocks). */
const longestSection = 2_900
const mostSections = 50

/** Slack reads these three as markup (their documentation on formatting text for app surfaces). */
function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * What an incoming webhook of Slack takes.
 *
 * @param title what notifications show.
 */
export function slackMessage(title: string, lines: readonly MessageLines[]) {
  const sections: string[] = []
  for (const { head, text } of lines) {
    const entry = `*${slackText(head)}*\n${slackText(text)}`.slice(0, longestSection)
    const last = sections.at(-1)
    if (last === undefined || last.length + entry.length >= longestSection) sections.push(entry)
    else sections.splice(-1, 1, `${last}\n${entry}`)
  }
  return {
    text: slackText(title),
    blocks: sections
      .slice(0, mostSections)
      .map((text) => ({ type: 'section', text: { type: 'mrkdwn', text } })),
  }
}
