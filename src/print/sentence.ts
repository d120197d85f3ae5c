import { dayInProse } from '../model/date.ts'
import { add, compare, count, divide, isZero, multiply, normal, price, sum } from '../model/decimal.ts'
import { baseForm, type Decimal, type IsoDate, isAmendment, type OwnershipDocument, type Row } from '../model/document.ts'
import { companyInProse, nameInProse } from '../model/names.ts'
import { isExerciseCode, transactionCode } from '../model/transaction-codes.ts'

/** A filing in one plain sentence: who did what with how many of whose shares, at what price. What is unknown is said to be. */

/** A stretch of the sentence; names and figures are strong. */
export interface SentencePart {
  readonly text: string
  readonly strong: boolean
}

/** The sentence without its emphasis. */
export const sentenceText = (parts: readonly SentencePart[]): string => parts.map((part) => part.text).join('')

/** "On 17 Dec 2007 **Howard E. Janzen** was granted options on **40,000** shares of **Sonus Networks** at **$6.10**, expiring 17 Dec 2017." */
export function sentenceOf(document: OwnershipDocument): readonly SentencePart[] {
  const issuer = strong(
    document.issuer.name === null ? 'an unnamed issuer' : companyInProse(document.issuer.name, document.issuer.tradingSymbol),
  )
  const parts = [...main(document, issuer), plain('.'), ...amends(document)]
  return merged(parts)
}

const plain = (text: string): SentencePart => ({ text, strong: false })
const strong = (text: string): SentencePart => ({ text, strong: true })

function merged(parts: readonly SentencePart[]): readonly SentencePart[] {
  const kept: SentencePart[] = []
  for (const part of parts) {
    const last = kept.at(-1)
    if (part.text === '') continue
    if (last && last.strong === part.strong) kept[kept.length - 1] = { text: last.text + part.text, strong: part.strong }
    else kept.push(part)
  }
  const [first] = kept
  if (first) kept[0] = { text: first.text.charAt(0).toUpperCase() + first.text.slice(1), strong: first.strong }
  return kept
}

function owners({ reportingOwners }: OwnershipDocument): readonly SentencePart[] {
  const [first, second, ...rest] = reportingOwners.map(({ name }) => strong(name === null ? 'an unnamed owner' : nameInProse(name)))
  if (!first) return [strong('an unnamed owner')]
  if (!second) return [first]
  return rest.length === 0 ? [first, plain(' and '), second] : [first, plain(` and ${rest.length + 1} others`)]
}

function main(document: OwnershipDocument, issuer: SentencePart): readonly SentencePart[] {
  const who = owners(document)
  const lines = [...document.nonDerivative, ...document.derivative]
  const trades = lines.filter((row) => row.kind === 'transaction')
  if (baseForm(document.documentType) === '3') return firstReport(document, who, issuer, lines)
  if (trades.length === 0) {
    const left = document.notSubjectToSection16 === true
    const held =
      lines.length === 0 ? 'reported no lines' : `reported ${lines.length === 1 ? 'one holding' : `${lines.length} holdings`} and no trade`
    return [
      ...who,
      plain(` ${left && lines.length === 0 ? 'is no longer subject to Section 16' : held} ${left && lines.length === 0 ? 'for' : 'in'} `),
      issuer,
      plain(left && lines.length > 0 ? ' and is no longer subject to Section 16' : ''),
    ]
  }
  const year =
    baseForm(document.documentType) === '5' && document.periodOfReport
      ? [plain(`for the fiscal year to ${dayInProse(document.periodOfReport)}: `)]
      : []
  const told = clauses(document)
  const shown = told.slice(0, 4)
  const more = told.length - shown.length
  return [
    ...year,
    ...when(trades),
    ...who,
    plain(' '),
    ...shown.flatMap((clause, at) => [...link(at, shown.length, more), ...clause(at === 0 ? [plain(' of '), issuer] : [])]),
    plain(more > 0 ? ` and ${more} more` : ''),
  ]
}

const link = (at: number, count: number, more: number): readonly SentencePart[] =>
  at === 0 ? [] : [plain(at === count - 1 && more === 0 ? ' and ' : ', ')]

function when(trades: readonly Row[]): readonly SentencePart[] {
  const days = trades.flatMap(({ transactionDate }) => (transactionDate?.value ? [transactionDate.value] : [])).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return [plain('on a day that is not given ')]
  return [plain(first === last ? `on ${dayInProse(first)} ` : `between ${dayInProse(first)} and ${dayInProse(last)} `)]
}

function firstReport(
  document: OwnershipDocument,
  who: readonly SentencePart[],
  issuer: SentencePart,
  lines: readonly Row[],
): readonly SentencePart[] {
  const since = document.periodOfReport ? [plain(`as of ${dayInProse(document.periodOfReport)} `)] : []
  if (lines.length === 0)
    return [...since, ...who, plain(document.noSecuritiesOwned === true ? ' owned no securities of ' : ' reported no lines in '), issuer]
  const shares = totalOf(document.nonDerivative.map((row) => row.sharesOwnedFollowing?.value ?? null))
  const under = totalOf(document.derivative.map((row) => row.underlying?.shares?.value ?? null))
  const owned =
    document.nonDerivative.length === 0
      ? []
      : [strong(shares === null ? 'an unstated number of' : isZero(shares) ? 'no' : count(shares)), plain(' shares')]
  const rights =
    document.derivative.length === 0
      ? []
      : [
          plain(`${owned.length > 0 ? ' and ' : ''}derivatives on `),
          strong(under === null ? 'an unstated number of' : count(under)),
          plain(' shares'),
        ]
  return [...since, ...who, plain(' first reported owning '), ...owned, ...rights, plain(' of '), issuer]
}

/** Lines of one kind, told together. */
interface Group {
  readonly table: 'I' | 'II'
  readonly code: string
  readonly direction: 'A' | 'D' | null
  readonly rows: readonly Row[]
}

type Clause = (issuer: readonly SentencePart[]) => readonly SentencePart[]

/** What happened, the most telling first: the exercise before the sale of what it brought, tax last. */
const order = ['P', 'M', 'X', 'O', 'C', 'A', 'L', 'S', 'U', 'D', 'F', 'G', 'W', 'I', 'J', 'Z', 'H', 'E', 'K']

function clauses(document: OwnershipDocument): readonly Clause[] {
  const groups = new Map<string, Group & { readonly rows: Row[] }>()
  for (const [table, rows] of [
    ['I', document.nonDerivative],
    ['II', document.derivative],
  ] as const) {
    for (const row of rows) {
      if (row.kind !== 'transaction') continue
      const code = row.coding?.code ?? '?'
      const direction = row.acquiredDisposed?.value ?? null
      // an award's or purchase's terms belong to it alone: options at another price are another grant
      const key = [
        table,
        code,
        direction,
        table === 'II' ? nounOf(row) : '',
        code === 'A' && table === 'II' ? (row.conversionOrExercisePrice?.value ?? '') : '',
      ].join('|')
      const group = groups.get(key) ?? { table, code, direction, rows: [] }
      group.rows.push(row)
      groups.set(key, group)
    }
  }
  const all = [...groups.values()]
  // the shares received are the other half of the exercise or conversion, and say nothing new
  const told = all.filter(
    ({ table, code, direction }) =>
      !(
        table === 'I' &&
        isExerciseCode(code) &&
        direction === 'A' &&
        all.some((other) => other.code === code && (other.table === 'II' || other.direction === 'D'))
      ),
  )
  return told.sort((a, b) => place(a.code) - place(b.code)).map((group) => (issuer) => clause(group, issuer))
}

const place = (code: string): number => (order.includes(code) ? order.indexOf(code) : order.length)

function clause({ table, code, direction, rows }: Group, issuer: readonly SentencePart[]): readonly SentencePart[] {
  const amount = totalOf(rows.map((row) => row.shares?.value ?? null))
  const value = totalOf(rows.map((row) => row.totalValue?.value ?? null))
  const first = rows[0]!
  const number = strong(amount !== null ? count(amount) : value !== null ? dollars(value) : 'an unstated number of')
  const what: readonly SentencePart[] =
    table === 'I' || (amount === null && value === null && first.underlying === null)
      ? [number, plain(' shares'), ...issuer]
      : thing(first, number, issuer)
  const at = priceOf(rows, code)
  switch (code) {
    case 'P':
    case 'L':
      return [plain(direction === 'D' ? 'reported as a purchase, but disposed of, ' : 'bought '), ...what, ...at]
    case 'S':
      return [plain(direction === 'A' ? 'reported as a sale, but acquired, ' : 'sold '), ...what, ...at]
    case 'A':
      return table === 'II'
        ? [plain(direction === 'D' ? 'gave back ' : 'was granted '), ...what, ...strike(rows), ...expiry(rows)]
        : [plain(direction === 'D' ? 'gave back ' : 'was awarded '), ...what, ...paid(rows)]
    case 'M':
    case 'X':
    case 'O':
      if (table === 'I')
        return [
          plain(direction === 'D' ? 'gave up ' : 'received '),
          ...what,
          plain(direction === 'D' ? ' on an exercise or vesting' : ' from an exercise or vesting'),
          ...paid(rows),
        ]
      if (direction === 'A') return [plain('received '), ...what]
      return isUnit(nounOf(first)) ? [plain('had '), ...what, plain(' vest or settle')] : [plain('exercised '), ...what, ...strike(rows)]
    case 'C':
      return [
        plain(direction === 'A' && table === 'I' ? 'received ' : 'converted '),
        ...what,
        plain(direction === 'A' && table === 'I' ? ' on a conversion' : ''),
      ]
    case 'F':
      return [plain('gave up '), ...what, plain(' for tax or the exercise price'), ...at]
    case 'G':
      return [plain(direction === 'A' ? 'received a gift of ' : 'gave away '), ...what]
    case 'W':
      return [plain(direction === 'A' ? 'inherited ' : 'passed on by will or inheritance '), ...what]
    case 'D':
      return [plain('returned to the issuer '), ...what, ...at]
    case 'U':
      return [plain('tendered '), ...what, ...at]
    default: {
      const known = transactionCode(code)
      return [
        plain(`${direction === 'A' ? 'acquired ' : direction === 'D' ? 'disposed of ' : 'reported '}`),
        ...what,
        plain(` (${code}, ${known?.label ?? 'a code that is not the SEC’s'})`),
        ...at,
      ]
    }
  }
}

const optionTitle = /\boption|right to buy|\bsar\b|appreciation/i
const unitTitle =
  /\bunits?\b|\brsus?\b|\bpsus?\b|\bdsus?\b|\bgsus?\b|phantom|deferred|performance (?:share|stock|right)|restricted (?:stock|share)/i

function nounOf({ securityTitle }: Row): string {
  const title = securityTitle.value ?? ''
  if (unitTitle.test(title) && !/\boption/i.test(title)) return 'units'
  if (optionTitle.test(title)) return 'options'
  if (/\bwarrant/i.test(title)) return 'warrants'
  return title === '' ? 'derivatives' : title
}

const isUnit = (noun: string): boolean => noun === 'units'

/** "options on 40,000 shares of X", "500 stock units of X", "$1,000 of Convertible Notes of X". */
function thing(row: Row, number: SentencePart, issuer: readonly SentencePart[]): readonly SentencePart[] {
  const noun = nounOf(row)
  if (isUnit(noun)) return [number, plain(' stock units'), ...issuer]
  if (noun === 'options' || noun === 'warrants' || noun === 'derivatives')
    return [plain(`${noun} on `), number, plain(' shares'), ...issuer]
  return [
    number,
    plain(
      number.text.startsWith('$')
        ? ` of ${noun}`
        : /\bstock\b/i.test(noun) && !/\bshares?\b/i.test(noun)
          ? ` shares of ${noun}`
          : ` ${noun}`,
    ),
    ...issuer,
  ]
}

/** What a market trade was done at; several prices as their average with the range. */
function priceOf(rows: readonly Row[], code: string): readonly SentencePart[] {
  const priced = rows.map((row) => ({ price: row.pricePerShare?.value ?? null, shares: row.shares?.value ?? null }))
  const prices = priced.flatMap(({ price }) => (price === null ? [] : [price]))
  if (prices.length < rows.length) {
    const noted = rows.some((row) => (row.pricePerShare?.footnotes.length ?? 0) > 0)
    return [
      plain(
        prices.length > 0
          ? ', some at a price that is not given'
          : noted
            ? ' at a price told only in a note'
            : ' at a price that is not given',
      ),
    ]
  }
  if (prices.every(isZero) && code !== 'S' && code !== 'P') return []
  const sorted = [...prices].sort(compare)
  const [low, high] = [sorted[0]!, sorted.at(-1)!]
  if (compare(low, high) === 0) return [plain(' at '), strong(price(low))]
  if (priced.some(({ shares }) => shares === null)) return [plain(` at ${price(low)} to ${price(high)}`)]
  const shares = sum(priced.map((one) => one.shares!))
  if (isZero(shares)) return [plain(` at ${price(low)} to ${price(high)}`)]
  // as many places as the prices have, so that the average stays within its range
  const places = Math.min(4, Math.max(2, ...prices.map((one) => normal(one).split('.')[1]?.length ?? 0)))
  const total = priced.reduce((so, one) => add(so, multiply(one.price!, one.shares!)), '0')
  return [plain(' at '), strong(price(divide(total, shares, places))), plain(` on average (${price(low)} to ${price(high)})`)]
}

/** What an award cost, where it cost something. */
function paid(rows: readonly Row[]): readonly SentencePart[] {
  const prices = rows.flatMap((row) => (row.pricePerShare?.value ? [row.pricePerShare.value] : []))
  return prices.length < rows.length || prices.every(isZero) ? [] : priceOf(rows, 'A')
}

function strike(rows: readonly Row[]): readonly SentencePart[] {
  const prices = rows.map((row) => row.conversionOrExercisePrice?.value ?? null)
  const known = prices.flatMap((one) => (one === null || isZero(one) ? [] : [one])).sort(compare)
  if (isUnit(nounOf(rows[0]!))) return []
  if (known.length < rows.length) return prices.some((one) => one !== null) ? [] : [plain(' at an exercise price that is not given')]
  const [low, high] = [known[0]!, known.at(-1)!]
  return compare(low, high) === 0 ? [plain(' at '), strong(price(low))] : [plain(` at ${price(low)} to ${price(high)}`)]
}

function expiry(rows: readonly Row[]): readonly SentencePart[] {
  const days = new Set(rows.map((row): IsoDate | null => row.expirationDate?.value ?? null))
  const [day] = days
  return days.size === 1 && day ? [plain(`, expiring ${dayInProse(day)}`)] : []
}

function amends(document: OwnershipDocument): readonly SentencePart[] {
  if (!isAmendment(document.documentType)) return []
  const original = document.dateOfOriginalSubmission
  return [plain(original ? ` This amends the report of ${dayInProse(original)}.` : ' This amends a report whose date is not given.')]
}

function totalOf(amounts: readonly (Decimal | null)[]): Decimal | null {
  const known = amounts.flatMap((one) => (one === null ? [] : [one]))
  return known.length === 0 || known.length < amounts.length ? null : sum(known)
}

const dollars = (amount: Decimal): string => `$${count(amount)}`
