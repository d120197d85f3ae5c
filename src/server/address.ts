/** What the address of a page says. */

/** The key of a page and whether its data was asked for. */
export function keyOf(page: string): { readonly key: string; readonly json: boolean } {
  return page.endsWith('.json') ? { key: page.slice(0, -5), json: true } : { key: page, json: false }
}

/** The number of a page of a list; the first where it is none. */
export function pageNumber(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1
}
