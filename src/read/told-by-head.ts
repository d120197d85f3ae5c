/** Texts that name reports, describe them or stand in their place, told by what they begin with: what each is and what to give instead. */
const texts: readonly (readonly [shows: RegExp, what: string])[] = [
  [
    /^\s*\{\s*"[\s\S]*"filings"\s*:\s*\{\s*"recent"/,
    'a list of what somebody filed, as EDGAR gives it to programs: give the reports it names',
  ],
  [/^\s*(?:\{\s*["}]|\[\s*[{"])/, 'JSON, and not of a report as s16 read --json writes it'],
  [/^\s*(?:<\?xml[^>]*>\s*)?<(?:feed|rss)\b/i, 'a feed that names filings: give the reports it names'],
  [/^\s*Description:\s.{0,80}Index\b/i, 'an index of filings: give the reports it names'],
  [
    /<title>\s*EDGAR (?:Filing Documents|Filing Index|Search Results)/,
    'a page of EDGAR that lists filings or their documents: give the report it links to',
  ],
  [
    /<Error>\s*<Code>|<title>[^<]*(?:Undeclared Automated Tool|Request Rate Threshold Exceeded)/,
    'what a server answers that lacks or refuses a file, saved in its place: fetch it again',
  ],
  [/<xsl:(?:stylesheet|transform)\b/, 'a stylesheet, which prints reports and holds none'],
  [/<(?:xs|xsd|xsi):schema\b/, 'a schema, which says what reports may hold'],
]

/** How far into a text it shows what it is. */
const head = 8_000

/** How each of them begins, as most prints do not. */
const begins = /^\s*(?:[<{[]|Desc)/

/** What a text is that is plainly no report, or `null`. */
export function toldByHead(text: string): string | null {
  if (!begins.test(text)) return null
  const start = text.slice(0, head)
  return texts.find(([shows]) => shows.test(start))?.[1] ?? null
}
