/**
 * One name for the many titles of a class. "Common Stock, par value $.01 per share", "COMMON STOCK" and "Common Shares" are one class;
 * "Class A Common Stock" and "Common Stock Class A" are one other. What tells classes apart (class, series, voting, tranche) stays.
 */

const parValue =
  /[,;(-]?\s*(?:with\s+(?:a\s+)?)?(?:(?:no|without|nominal|\$?\s?[\d.,/]+(?:\s\d\/\d)?(?:\s?(?:cents?|per share))?)\s+par(?:\s+value)?|par\s+(?:value\s+)?(?:of\s+)?(?:\(?(?:us|u\.s\.)?\s?[$€£]?\s?[\d.,/]+(?:\s\d\/\d)?\)?))(?:\s+(?:each|per\s+(?:\w+\s+)?(?:share|unit)))?\)?/gi

/** A bare amount after the title: ", $0.001" or "$.01 per share". */
const bareAmount = /[,(]?\s*\$\s?\d*\.?\d+\b(?:\s+per\s+share)?\)?/gi

/** Spellings of one word, ours last. Typing slips are those of real filings. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\b(?:comm?ons?|commom|comon)\s+(?:st[oc]{1,3}ks?|stcok|stoc|shares?|stock share)\b/g, 'common stock'],
  [/\bordinary\s+shares?\b/g, 'ordinary shares'],
  [/\bcapital\s+(?:shares?|stock)\b/g, 'capital stock'],
  [/\bshares?\s+of\s+/g, ''],
  [/\bprefer+ed\s+(?:shares?|stock)\b/g, 'preferred stock'],
  [/\b(?:american\s+)?depositary\s+(?:shares?|receipts?)\b/g, 'depositary shares'],
  [/\bads(?:'?s)?\b|\badrs?\b/g, 'depositary shares'],
  [/\bnon[\s-]?voting\b/g, 'non-voting'],
  [/\bunits?\b/g, 'units'],
]

/** Derivative securities that filers title in a dozen ways and that are told apart by their terms, not their title. */
const derivatives: readonly (readonly [RegExp, string])[] = [
  [/\bput\b.*\boption|\boption\b.*\bput\b|right to sell/, 'put option'],
  [/\bequity swap\b|\bforward\b.*\b(?:sale|contract)\b/, ''],
  [/\bcall option\b/, 'call option'],
  [/\bstock appreciation right|\bsars?\b/, 'stock appreciation right'],
  [/\bwarrants?\b/, 'warrant'],
  [/\boptions?\b|\bright[\s-]to[\s-](?:buy|purchase|acquire)\b/, 'stock option'],
  [/\bmarket\b.*\bstock units?\b|\bmsus?\b/, 'market stock unit'],
  [/\bperformance\b.*\b(?:units?|rsus?|shares?|awards?|rights?)\b|\bpsus?\b|\bprsus?\b/, 'performance stock unit'],
  [/\bdeferred\b.*\bunits?\b|\bdsus?\b/, 'deferred stock unit'],
  [/\bphantom\b/, 'phantom stock unit'],
  [/\brestricted\b.*\b(?:units?|rights?)\b|\brsus?\b|\bstock units?\b|\bshare units?\b/, 'restricted stock unit'],
]

const romanOrLetter = '[a-z](?:-?\\d+)?|\\d+|[ivx]+'

/** `Common Stock Class A` as `Class A Common Stock`. */
const classFirst = (title: string): string =>
  title.replace(
    new RegExp(`^(.*\\b(?:stock|shares|units)),?\\s+\\(?((?:class|series)\\s+(?:${romanOrLetter}))\\)?$`),
    (_, kind: string, which: string) => `${which} ${kind}`,
  )

const capitals = (title: string): string =>
  title.replace(/\b([a-z])([a-z']*)/g, (_, first: string, rest: string) => first.toUpperCase() + rest)

/** What a name goes on with after what stands for it. */
const legalWords = /^(?: (?:inc|corp(?:oration)?|company|co|ltd|limited|plc|llc|lp|nv|sa|ag|se|holdings?|group))+(?= )/

/** What stands for the issuer in a title: its name without its legal form. */
const issuerWords = (issuerName: string | null): string =>
  (issuerName ?? '')
    .toLowerCase()
    .replace(/\/[a-z]{2,3}\/?$/, '')
    .replace(/[.,]/g, '')
    .replace(/\s+(?:inc|corp|corporation|company|co|ltd|limited|plc|llc|lp|nv|sa|ag|se|holdings?|group)\b.*$/, '')
    .trim()

/**
 * The canonical class of a title, in capitals as a title stands: `Class A Common Stock`, `Restricted Stock Unit`. A title that says nothing known
 * stays itself, without par value, marks and doubled spaces. An empty title gives `''`.
 */
export function securityClass(title: string | null, table: 'I' | 'II', issuerName: string | null): string {
  if (title === null) return ''
  let plain = title
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/\((?:\d{1,2}|fn\s?\d+|note\s?\d+|see [^)]*)\)/g, '')
    .replace(/\bnominal value\b/g, 'par value')
    .replace(/\d+ cents?\b/g, '$0')
    .replace(parValue, '')
    .replace(bareAmount, '')
    .replace(/\(\s*(?:the\s+)?["“'][^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (table === 'II') {
    const series = /\b(?:class|series|tranche) (?:[a-z](?:-?\d+)?|\d+)\b(?=.*\bwarrant)/.exec(plain)?.[0]
    const known = derivatives.find(([pattern]) => pattern.test(plain))?.[1]
    if (known) return capitals(series ? `${series} ${known}` : known)
  }
  for (const [pattern, word] of words) plain = plain.replace(pattern, word)
  plain = plain.replace(/[,;.]+(?=\s|$)/g, '').trim()
  const issuer = issuerWords(issuerName)
  if (issuer.length > 1 && plain.startsWith(`${issuer} `)) plain = plain.slice(issuer.length).replace(legalWords, '').trim()
  plain = classFirst(plain)
    .replace(/^voting common stock$/, 'common stock')
    .replace(/^(?:common|common stock \(?common stock\)?|stock|common stock - (?:direct|restricted|voting))$/, 'common stock')
    .replace(/\s*\((?:common stock|voting)\)$/, '')
    .replace(/^common stock share$/, 'common stock')
    .replace(/^(class [a-z]) common$/, '$1 common stock')
    .replace(/^class ([a-z])$/, 'class $1 common stock')
  return capitals(plain.replace(/\s+/g, ' ').trim() || title.toLowerCase().replace(/\s+/g, ' ').trim())
}
