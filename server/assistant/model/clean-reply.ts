/** A model's text without anything that a page could load or follow: no HTML, images, links or addresses. */
export function cleanReply(text: string): string {
  return text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/<!--.*?-->/gs, '')
    .replace(/\b(?:https?|ftp|javascript|data):\S+/gi, '')
    .replace(/\bwww\.\S+/gi, '')
}
