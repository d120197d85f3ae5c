import type { ReadingLine } from '../reading-line.ts'
import { shortFormAfter } from './short-form.ts'
import { isArticle, isCapital, isMark, readingOf, trusteeWord } from './tokens.ts'

/** The name of a company, trust, fund or person that begins at a token, as the note writes it. */
export interface HolderName {
  /** Without the article and without the short form in brackets. */
  readonly name: string
  /** The short form the note gives it: `("FF-II")`. */
  readonly alias: string | null
  readonly holder: 'trust' | 'estate' | 'retirement account' | 'company' | 'partnership' | 'plan' | 'foundation' | null
  /** The first token after the name and its short form. */
  readonly next: number
  readonly span: readonly [start: number, end: number]
}

const companyEnd = new Set(
  'inc incorporated corp corporation llc lc plc ltd limited co company gmbh ag sa cv nv bv sarl spa kg kgaa kk oy ab as asa pte pty bank na holdings holding ventures capital group management advisors associates investments enterprises properties partners equities sons bros'.split(
    ' ',
  ),
)
const partnershipEnd = new Set('lp llp lllp flp kb ks scsp partnership fund funds'.split(' '))
const trustEnd = new Set('trust trusts grat grats clat clut crut crt slat ilit qprt unitrust unitrusts settlement'.split(' '))
const planEnd = new Set('plan ira 401k account esop'.split(' '))
const closing = new Set(
  'inc incorporated corp corporation llc lc plc ltd limited co company gmbh ag sa cv nv bv kg kgaa kk ks lp llp lllp kb na sarl scsp'.split(
    ' ',
  ),
)
const connectors = new Set('of for the de la le van von der den fbo and u/a ua utd uad dtd y e del di fao'.split(' '))
/** Words that refer to somebody named elsewhere, or are no names at all. */
const general =
  /^(?:the )?(?:reporting persons?|issuer|company|registrant|corporation|insider|filer|reporting owners?|holders?|undersigned|filing persons?|form|table|section|rule|column|footnotes?|class|series|common|preferred|restricted|other|such|these|those|each|certain|various|mr|ms|mrs|dr|messrs|i|me|him|her|them|us|he|she|it|they|we|board|iras?|401k|esop|trusts?|funds?|foundation|partnership|llc|account|accounts|board of directors|director|directors|officer|plan|trustee|administrator|exchange act|securities|date|grant|rsus?|psus?|record|escrow|street name|cede and co|treasury|january|utd|dtd|uad|ua|february|march|april|may|june|july|august|september|october|november|december)$/

/** An office, written large: "Jane Roe, Managing Director". */
const title =
  /^(?:(?:sole|managing|general|limited|co|vice|executive|senior|chief|operating|financial|investment|portfolio) )*(?:partner|member|manager|director|president|trustee|officer|chairman|chairwoman|principal|secretary|treasurer)s?$/

/** How an office begins that one holds beside another. */
const officeWord = /^(?:chair(?:man|woman|person)?|chief|president|vice|executive|managing|director|ceo|cfo|trustee|treasurer|secretary)$/

/** Reads a name from a token on; `null` where there is none, or only a word such as "the Reporting Person". */
export function holderNameAt(line: ReadingLine, start: number): HolderName | null {
  const { tokens } = line
  const first = beginningOf(line, start)
  const end = endOf(line, first)
  if (end === first || tokens.slice(first, end).every((token) => token.kind === 'number' && !/[a-z]/i.test(line.source[token.start]!)))
    return null
  const words = tokens
    .slice(first, end)
    .flatMap((token) => (token.kind === 'word' ? [token.reading] : token.kind === 'number' ? ['#'] : []))
  // "an Elm Capital-controlled fund"
  const qualifies =
    isMark(tokens[end], '-') && /^(?:controlled|affiliated|managed|advised|sponsored|owned)$/.test(readingOf(tokens[end + 1]))
  // "thirty Elm entities"
  const isKind = holderOf(words) === null && severalOfKind.test(readingOf(tokens[end]))
  if (qualifies || isKind || isNoHolder(words)) return null
  // a period that also ends the sentence still belongs to "Ltd." and "L.P."
  const stop = tokens[end - 1]!.end
  const isShortened = /^(?:inc|corp|co|ltd)$/.test(words.at(-1) ?? '') || /\.[A-Za-z]$/.test(line.source.slice(stop - 2, stop))
  const span = [tokens[first]!.start, isShortened && line.source[stop] === '.' ? stop + 1 : stop] as const
  const name = line.source
    .slice(...span)
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '')
  return { name, ...shortFormAfter(line, end, name), holder: holderOf(words), span }
}

/** What follows a name that says only whose they are. */
const severalOfKind = /^(?:entities|funds|affiliates|accounts|partnerships|trusts|investors|vehicles|subsidiaries)$/

/** `Mrs. Alice Tan`: what a name is told with. */
const address = /^(?:mr|ms|mrs|dr)$/

/** The first token of the name itself, past articles and what a person is told with. */
function beginningOf(line: ReadingLine, start: number): number {
  const { tokens } = line
  let at = start
  while (isArticle(line, tokens[at]) || (isMark(tokens[at], '"') && at === start)) at++
  // "By the Roe Trust", alone in a note
  if (at === 0 && ['by', 'through'].includes(readingOf(tokens[0]))) {
    at++
    while (isArticle(line, tokens[at])) at++
  }
  // "R. Roe, TTEE Roe Family Trust"
  if (trusteeWord.test(readingOf(tokens[at]))) {
    const named = isMark(tokens[at + 1], "'") ? at + 2 : at + 1
    if (tokens[named] && isCapital(line, tokens[named]) && !/^(?:of|for|under|fbo)$/.test(readingOf(tokens[named]))) at = named
  }
  // "held by Reporting Person Elm Fund, L.P."
  if (readingOf(tokens[at]) === 'reporting' && tokens[at + 2] && isCapital(line, tokens[at + 2]!)) at += 2
  const isAddressed = [at + 1, at + 2].every((next) => isCapital(line, tokens[next] ?? tokens[at]!))
  return address.test(readingOf(tokens[at])) && isAddressed ? at + 1 : at
}

/** No name has more tokens. */
const mostTokens = 30

/** The token after the last of a name; the first itself where none begins there. */
function endOf(line: ReadingLine, first: number): number {
  const { tokens } = line
  let at = first
  let end = first
  while (at < tokens.length && at - first < mostTokens) {
    const token = tokens[at]!
    if (isCapital(line, token) && !(general.test(readingOf(token)) && at === first && !isCapital(line, tokens[at + 1] ?? token))) {
      if (at > first && (address.test(readingOf(token)) || beginsDeed(line, at))) break
      at++
      end = at
      if (closing.has(readingOf(token)) && !continues(line, at) && !goesOnAfterMark(line, at)) break
      continue
    }
    const past = at > first ? pastJoint(line, first, at) : -1
    if (past < 0) break
    if (isMark(token, '(')) end = past
    at = past
  }
  end = pastSmallKind(line, first, end)
  while (end > first && /^(?:dtd|dated|utd|uad|uta|ua|ttee|ttees|fbo)$/.test(readingOf(tokens[end - 1]))) end--
  return end > first && isSerialInBrackets(line, end) ? end + 3 : end
}

/** "Jane Roe Trust Under Agreement Dated", "R. Roe TTEE FBO Roe Trust": what is no more of the name. */
function beginsDeed({ tokens }: ReadingLine, at: number): boolean {
  const [word = '', next = '', second = ''] = [at, at + 1, at + 2].map((place) => readingOf(tokens[place]))
  if (word === 'under') return /^(?:agreement|declaration|deed|instrument)$/.test(next === 'trust' ? second : next)
  return trusteeWord.test(word) && /^(?:of|for|fbo)$/.test(next)
}

const smallKind =
  /^(?:family|living|revocable|irrevocable|grantor|charitable|children|grandchildren|limited|dynasty|marital|exempt|generation|skipping)$/
const smallVehicle = /^(?:trusts?|foundation|partnership)$/

/** Past "family trust" in "the Roe family trust": the kind, written small, is still of the name. */
function pastSmallKind({ tokens }: ReadingLine, first: number, end: number): number {
  const words = tokens.slice(first, end).map(readingOf)
  if (end === first || readingOf(tokens[first - 1]) !== 'the' || general.test(words[0]!) || holderOf(words) !== null) return end
  let at = end
  while (smallKind.test(readingOf(tokens[at]))) at++
  return smallVehicle.test(readingOf(tokens[at])) ? at + 1 : end
}

/** "Elm Investment Company LLC (2011A)", "Jane Roe Trust (2012)": a year or number that tells one of several, and no short form. */
function isSerialInBrackets(line: ReadingLine, at: number): boolean {
  const [open, serial, close] = line.tokens.slice(at, at + 3)
  if (!isMark(open, '(') || !serial || !isMark(close, ')')) return false
  return /^(?:(?:19|20)\d\d[A-Z]?|\d{2,4}[A-Z])$/.test(line.source.slice(serial.start, serial.end))
}

/** Past a mark, a bracket or a small word after which a name goes on; -1 where it does not. */
function pastJoint(line: ReadingLine, first: number, at: number): number {
  const { tokens } = line
  const [token, next] = [tokens[at]!, tokens[at + 1]]
  if (isMark(token, '(')) return pastBracket(line, at)
  if (isMark(token, ',')) {
    const isSuffix = closing.has(readingOf(next)) || /^(?:jr|sr|i{2,3}|iv|md|pc|pa|pllc|phd|dds|dvm|cpa|esq)$/.test(readingOf(next))
    return (isSuffix && next !== undefined && isCapital(line, next)) || isFormInCapitals(line, at + 1) ? at + 1 : -1
  }
  // "Elm GRAT #2"
  if (isMark(token, '#')) return next?.kind === 'number' && next.start === token.end ? at + 1 : -1
  if (isMark(token, "'") || isMark(token, '-') || isMark(token, '/')) {
    // "the Elm Trust - 12,000 shares"
    if (next === undefined || (next.kind === 'number' && /\s/.test(line.source[token.start - 1]!))) return -1
    if (isCapital(line, next)) return at + 1
    return isMark(token, '-') && isCapital(line, tokens[at + 2] ?? next) ? at + 2 : -1
  }
  if (token.kind === 'word' && isSmallInFirm(line, at)) return at + 1
  if (token.kind !== 'word' || !connectors.has(token.reading)) return -1
  const following = next && readingOf(next) === 'the' ? tokens[at + 2] : next
  if (!following || !isCapital(line, following)) return -1
  if (general.test(readingOf(following)) && !isDeedOfTrust(line, at) && !isPlanForSome(line, at)) return -1
  return token.reading !== 'and' || joins(line, first, at) ? at + 1 : -1
}

/** "Elm partners Fund IV L.P.": a word written small where the name still goes on to the form of a firm. */
function isSmallInFirm({ source, tokens }: ReadingLine, at: number): boolean {
  const word = readingOf(tokens[at])
  if (!companyEnd.has(word) && !partnershipEnd.has(word)) return false
  return /^(?: (?:[A-Z][\w&.-]*|\d{1,4})){1,4}?,? (?:L\.?P|LLC|L\.L\.C|Ltd|Inc)\b/.test(source.slice(tokens[at]!.end))
}

/** "Elm Fund III, A Limited Partnership": the form as part of the name. */
const isFormInCapitals = ({ source, tokens }: ReadingLine, at: number): boolean =>
  /^An? (?:[A-Z][a-z]+ ){0,2}Limited (?:Liability )?(?:Partnership|Company)\b/.test(
    source.slice(tokens[at]?.start ?? source.length).slice(0, 60),
  )

const oneOffice =
  '(?:(?:sole|managing|general|limited|co|vice|senior|executive|chief|operating|financial|former) )*(?:partners?|members?|managers?|directors?|presidents?|trustees?|officers?|beneficiary|owners?|chair|chairman|chairwoman|chairperson)'
const officeOf = new RegExp(`^${oneOffice}(?: and ${oneOffice})? of `)

/** Whether words written large refer to somebody named elsewhere, or name an office or a security. */
function isNoHolder(words: readonly string[]): boolean {
  const all = words.join(' ')
  if (general.test(all) || (words.length > 0 && general.test(words[0]!) && words.length <= 2 && holderOf(words) === null)) return true
  if (/^(?:reporting (?:persons?|owners?)|under|pursuant)\b/.test(all) || officeOf.test(`${words.slice(0, 9).join(' ')} `)) return true
  return (
    title.test(all) ||
    /\b(?:preferred|common|capital) stock\b|\b(?:common|ordinary|preferred|preference|depositary) (?:shares?|units?|receipts?)$/.test(all)
  )
}

/** Past a bracket that belongs to a name, "Elm Partners (Cayman) IX, L.P.", "Elm Fund (Q), LP", where the words after it end the name; else -1. */
function pastBracket(line: ReadingLine, at: number): number {
  const close = line.tokens.slice(at, at + 5).findIndex((one) => isMark(one, ')'))
  if (close < 2 || isMark(line.tokens[at + 1], '"')) return -1
  const past = at + close + 1
  let beyond = past
  for (let more = 0; more < 3; more++) {
    const token = line.tokens[beyond]
    if (isMark(token, '(') && isMark(line.tokens[beyond + 2], ')')) beyond += 3
    else if (token && isMark(token, '-') && isCapital(line, line.tokens[beyond + 1] ?? token)) beyond += 2
    else if (token && token.kind === 'word' && isCapital(line, token) && !closing.has(token.reading) && !companyEnd.has(token.reading))
      beyond++
    else break
  }
  if (isMark(line.tokens[beyond], ',')) beyond++
  const last = line.tokens[beyond]
  return last && (closing.has(readingOf(last)) || (beyond - past < 2 && companyEnd.has(readingOf(last)))) && isCapital(line, last)
    ? past
    : -1
}

/** A Roman numeral. */
const numeral = /^(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/

function holderOf(words: readonly string[]): HolderName['holder'] {
  const numbered = words.length > 1 && numeral.test(words.at(-1)!) && closing.has(words.at(-2)!)
  const last = (numbered ? words.slice(0, -1) : words).findLast((word) => !/^[#\d]/.test(word)) ?? ''
  if (words[0] === 'estate' && words[1] === 'of') return 'estate'
  if (words.includes('foundation')) return 'foundation'
  if (words.includes('ira') || words.includes('401k')) return 'retirement account'
  if (words.some((word) => trustEnd.has(word)) && !companyEnd.has(last)) return 'trust'
  if (partnershipEnd.has(last)) return 'partnership'
  if (words.some((word) => planEnd.has(word))) return 'plan'
  return companyEnd.has(last) ? 'company' : null
}

/** "The Kerr Company, Inc.", "Amber Co-Invest". */
const goesOnAfterMark = (line: ReadingLine, at: number): boolean => {
  const next = line.tokens[at + 1]
  if (next === undefined || !isCapital(line, next)) return false
  return isMark(line.tokens[at], '-') || (isMark(line.tokens[at], ',') && closing.has(readingOf(next)))
}

const isNumber = (word: string): boolean => /^\d{1,2}[A-Z]?$/.test(word) || (/^[A-Z]+$/.test(word) && numeral.test(word.toLowerCase()))

/** "Elm Property Fund L.P. 2", "L.P. 3A": a number that tells one of several funds, and none of shares. */
function isSerial(line: ReadingLine, at: number): boolean {
  const [token, next] = [line.tokens[at], line.tokens[at + 1]]
  if (!token || !isNumber(line.source.slice(token.start, token.end))) return false
  return (
    next === undefined ||
    next.kind === 'mark' ||
    /^(?:is|are|and|or|holds?|owns?|may|has|have|which|of|for|to|in|as|by|through|with|because)$/.test(readingOf(next))
  )
}

/** Whether a name goes on after `LLC` or `Ltd`: "Holdings LLC Trust". */
function continues(line: ReadingLine, at: number): boolean {
  const next = line.tokens[at]
  if (readingOf(next) === 'fbo') return true
  // "Elm Limited Liability Company"
  if (readingOf(next) === 'liability') return true
  // "Elm S.A. de C.V."
  if (readingOf(next) === 'de' && readingOf(line.tokens[at + 1]) === 'cv') return true
  // "7GC & Co. Holdings LLC"
  if (next && isCapital(line, next) && closing.has(readingOf(line.tokens[at + 1])) && companyEnd.has(readingOf(next))) return true
  if (isSerial(line, at)) return true
  // "Acme Ventures GmbH & Co. Beteiligungs KG"
  if (line.source[next?.start ?? 0] === '&' && readingOf(line.tokens[at + 1]) === 'co') return true
  if (next && isCapital(line, next) && /^kg(?:aa)?$/.test(readingOf(line.tokens[at + 1]))) return true
  // "Acme Inc. 2016 Stock Purchase Plan"
  for (const token of line.tokens.slice(at, at + 9)) {
    // "Elm Fund, L.P. The Roe Trust": another sentence
    if (isArticle(line, token)) break
    // "Elm Inc. Employees' Savings Plan"
    if (isMark(token, "'")) continue
    if (!isCapital(line, token) && !(token.kind === 'word' && connectors.has(token.reading)) && readingOf(token) !== '401k') break
    if (planEnd.has(readingOf(token)) || trustEnd.has(readingOf(token))) return true
  }
  return (
    next !== undefined &&
    isCapital(line, next) &&
    (trustEnd.has(readingOf(next)) || closing.has(readingOf(next)) || partnershipEnd.has(readingOf(next)) || planEnd.has(readingOf(next)))
  )
}

/** "The Jane Roe 2007 Declaration of Trust". */
const isDeedOfTrust = (line: ReadingLine, at: number): boolean =>
  readingOf(line.tokens[at + 1]) === 'trust' && /^(?:declaration|deed|agreement|indenture|instrument)$/.test(readingOf(line.tokens[at - 1]))

/** "The Elm Deferred Compensation Plan for Directors". */
const isPlanForSome = (line: ReadingLine, at: number): boolean =>
  readingOf(line.tokens[at]) === 'for' &&
  readingOf(line.tokens[at - 1]) === 'plan' &&
  /^(?:directors|officers|employees)$/.test(readingOf(line.tokens[at + 1]))

/** "Mark and Anne Goldsmith Trust" is one name, "Fund I, L.P. and Fund II, L.P." are two: what stands before `and` must not be complete. */
function joins(line: ReadingLine, first: number, at: number): boolean {
  const before = line.tokens.slice(first, at)
  const last = readingOf(before.at(-1))
  if (
    // "Elm Partners and the Elm Foundation"
    (before.length > 1 && isArticle(line, line.tokens[at + 1])) ||
    before.some((token) => trustEnd.has(readingOf(token))) ||
    closing.has(last) ||
    // "Elm Fund, L.P. II and Elm Fund, L.P. III"
    (closing.has(readingOf(before.at(-2))) && numeral.test(last)) ||
    trustEnd.has(last) ||
    partnershipEnd.has(last) ||
    planEnd.has(last) ||
    // "the manager of Elm Capital and Chairman of Elm Holdings"
    officeWord.test(readingOf(line.tokens[at + 1]))
  )
    return false
  for (const token of line.tokens.slice(at + 1, at + 13)) {
    const word = readingOf(token)
    if (trustEnd.has(word) || word === 'foundation' || word === 'co' || word === 'company') return true
    if (token.kind === 'mark' && !["'", ',', '-'].includes(token.reading)) return false
    if (token.kind === 'word' && !isCapital(line, token) && !connectors.has(word)) return false
    if (closing.has(word)) return !before.some((one) => isMark(one, ','))
  }
  return false
}

/** What may stand between a name and the words it is the subject of: ", a Delaware limited partnership ("EF")," or "dated May 3, 2012". */
const description =
  /^(?:\s*,\s*an?\s(?:[A-Za-z -]{0,50}?(?:partnership|company|corporation|trust|fund|entity|firm|foundation|organization|charity|non-?profit|vehicle)(?:\s[a-z ]{0,30}\bunder the laws of [A-Za-z ]{3,40}?|\s(?:(?:that|which) is )?(?:(?:wholly|jointly|majority|beneficially)[ -])?(?:owned|controlled|managed)(?: and \w+)? by [^,.;()]{2,60})?|affiliate of the [Rr]eporting [Pp]ersons?))?[\s,)"”]*(?:\([^)]{0,160}\)|(?:(?:u\/[a-z/]+|U\/[A-Z/]+),? )?(?:dated|Dated|DATED) [^,]{0,24}(?:, \d{4})?|(?:U\/[A-Z/]+|u\/[a-z/]+) (?:dated )?[^,()]{0,24}(?:, \d{4})?(?:\s\([^)]{0,60}\))?|(?:dtd|DTD|Dtd)\.? [^,]{0,20}(?:, \d{4})?)?[\s,)"”]*$/

/** The name that ends right before a place of the line, reaching back to the beginning of its sentence. */
export function holderNameBefore(line: ReadingLine, at: number): HolderName | null {
  if (at === 0) return null
  const end = line.token(at - 1).index
  if (isMark(line.tokens[end], '.')) return null
  for (let start = Math.max(0, end - 40); start <= end; start++) {
    const before = line.tokens[start - 1]
    const begins =
      before === undefined ||
      (before.kind === 'mark' &&
        !["'", '-'].includes(before.reading) &&
        !(before.reading === ',' && closing.has(readingOf(line.tokens[start])))) ||
      (before.kind === 'word' && (!isCapital(line, before) || closing.has(before.reading))) ||
      before.kind === 'date'
    if (!begins) continue
    const name = holderNameAt(line, start)
    if (!name) continue
    const rest = line.source.slice(name.span[1], line.tokens[end]!.end)
    if (description.test(rest) && !/\b(?:Committee|Board) of /.test(name.name)) return name
  }
  return null
}

/** A trust, fund or private company: an issuer trades under other names. */
export const isVehicle = ({ name, holder }: HolderName): boolean =>
  holder !== null && (holder !== 'company' || /\b(?:LLC|L\.L\.C\.?|LC|Ltd\.?|Limited)$/i.test(name))

/** A name for comparison: letters and figures alone. */
export const nameKey = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')
