import { decodeEntities } from './entities.ts'

/** Pages that show a report in a frame whose document stands in the page itself, as viewers of filings do (HTML, 4.8.5, `srcdoc`). */

const start = /<iframe\b(?:[^<>"']|"[^"<>]*"|'[^'<>]*'){0,100}?\ssrcdoc\s*=\s*(["'])/gi

/** The documents of the frames that hold a report; `null` for a page that has none of these. */
export function pageInFrame(page: string): string | null {
  const found: string[] = []
  for (const match of page.matchAll(start)) {
    const from = match.index + match[0].length
    const end = page.indexOf(match[1]!, from)
    const document = decodeEntities(page.slice(from, end < 0 ? page.length : end), () => undefined)
    if (/beneficial\s+ownership|reporting\s+person/i.test(document)) found.push(document)
  }
  return found.length > 0 ? found.join('\n') : null
}
