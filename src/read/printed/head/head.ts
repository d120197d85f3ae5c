import { isSameColumn } from '../break-off.ts'
import { type Flow, find, findNear, flowOf, wordAt } from '../flow/flow.ts'
import { type Cell, cellOf, type Line, letters, lettersOf, lettersOfLine, type Page, type Word } from '../pages/page.ts'
import { linesOf } from './owners.ts'
import { noTick, type PrintedRelationship, relationshipIn, type Tick, tickBefore } from './relationship.ts'

/** The head of a form: boxes 1 to 6 and the ticks above them, as words still to be understood. */

export interface Head extends PrintedRelationship {
  readonly name: readonly Word[]
  readonly streets: readonly Word[]
  readonly city: readonly Word[]
  readonly country: readonly Word[]
  readonly issuer: readonly Word[]
  readonly foreignSymbol: readonly Word[]
  readonly period: readonly Word[]
  readonly amended: readonly Word[]
  readonly oneFiler: Tick
  readonly manyFilers: Tick
  readonly exit: Tick
  readonly plan: Tick
  readonly form3Holdings: Tick
  readonly form4Transactions: Tick
}

type Box = 'name' | 'last' | 'street' | 'city' | 'country' | 'issuer' | 'foreign' | 'period' | 'amended' | 'relationship' | 'joint'

/** What each box's label says, letters only, the surest spelling first. */
const labels: Readonly<Partial<Record<Box, readonly string[]>>> = {
  name: ['nameandaddressofreportingperson'],
  issuer: ['issuernameandtickerortradingsymbol', 'issuernameandtickerorsymbol'],
  foreign: ['foreigntradingsymbol'],
  period: [
    'dateofeventrequiringstatement',
    'dateofearliesttransaction',
    'statementforissuersfiscalyearended',
    'statementformonthyear',
    'statementformonthdayyear',
  ],
  amended: ['ifamendmentdateoforiginalfiled', 'ifamendmentdateoriginalfiled', 'ifamendmentdateoforiginal'],
  relationship: ['relationshipofreportingpersonstoissuer', 'relationshipofreportingpersontoissuer'],
  joint: ['individualorjointgroupfiling', 'individualorjointgroupreporting', 'individualorjoint'],
}

const hints = ['monthdayyear', 'monthyear', 'checkallapplicable', 'checkapplicableline', 'checkapplicable']

/** Some of the letters of every label that puts a cell in a column of boxes. */
const bandLabel =
  /nameandaddressofrep|dateofeventreq|issuernameandtick|relationshipofrep|givetitle|otherspecify|ifamendmentdate|individualorjoint|formfiledby|dateofearliest|statementforissuer|foreigntrading/

/** The column of boxes that a cell's label puts it in. */
function bandOf(text: string, form: '3' | '4' | '5'): number | null {
  if (/nameandaddressofrep/.test(text)) return 0
  if (/dateofeventreq/.test(text)) return 1
  if (/issuernameandtick/.test(text)) return form === '3' ? 2 : 1
  if (/relationshipofrep|givetitle|otherspecify/.test(text)) return form === '3' ? 2 : 2
  if (/ifamendmentdate/.test(text)) return form === '3' ? 3 : 1
  if (/individualorjoint|formfiledby/.test(text)) return form === '3' ? 3 : 2
  if (/dateofearliest|statementforissuer|foreigntrading/.test(text)) return 1
  return null
}

/** Cells of the head in reading order: a column of boxes whole before the next. */
export function bandedCells(lines: readonly Line[], form: '3' | '4' | '5'): Cell[] {
  const cells: Cell[] = []
  let at = 0
  while (at < lines.length) {
    const table = lines[at]!.table
    let end = at + 1
    while (end < lines.length && table !== null && lines[end]!.table === table) end++
    const group = lines.slice(at, end)
    at = end
    const starts = new Map<number, number>()
    for (const line of group) {
      if (!bandLabel.test(lettersOfLine(line))) continue
      for (const cell of line.cells) {
        const band = bandOf(lettersOf(cell.words), form)
        if (band !== null) starts.set(band, Math.min(starts.get(band) ?? Number.POSITIVE_INFINITY, cell.column))
      }
    }
    const bands = [...starts.entries()].sort((a, b) => a[1] - b[1])
    if (bands.length < 2 || new Set(bands.map(([, start]) => start)).size < bands.length) {
      for (const line of group) cells.push(...line.cells)
      continue
    }
    const gathered: Cell[][] = bands.map(() => [])
    for (const line of group) {
      for (const cell of line.cells) {
        if (cell.words.length === 0) continue
        let index = 0
        for (let band = 0; band < bands.length; band++) if (bands[band]![1] <= cell.column) index = band
        gathered[index]!.push(cell)
      }
    }
    for (const band of gathered) cells.push(...band)
  }
  return cells
}

interface Place {
  readonly box: Box
  readonly start: number
  readonly end: number
  /** What stands in the box may go on where the print breaks off. */
  readonly cut?: boolean
}

const isFollowed = (form: '3' | '4' | '5', { box }: Place, next: Place | undefined): boolean =>
  next !== undefined && isSameColumn(form, box, next.box)

/** Where the labels of the boxes stand in the flow, in order. */
function placesIn(flow: Flow, tolerance: number): Place[] {
  const places: Place[] = []
  for (const box of Object.keys(labels) as Box[]) {
    let hit = null
    for (const label of labels[box] ?? []) {
      hit = find(flow, label)
      if (hit) break
    }
    if (!hit && tolerance > 0 && box !== 'foreign') {
      for (const label of labels[box] ?? []) {
        hit = findNear(flow, label, 0, flow.letters.length, tolerance)
        if (hit) break
      }
    }
    if (!hit) continue
    let start = hit.start
    const before = flow.words[start - 1]
    if (before && /^\d{1,2}[aA]?[.,]?$/.test(before.text)) start--
    let to = hit.to
    for (const hint of hints) {
      for (const next of [to, to + 1, to + 2]) {
        if (!flow.letters.startsWith(hint, next)) continue
        to = next + hint.length
        break
      }
    }
    let end = wordAt(flow, to - 1) + 1
    while (end < flow.words.length && /^[*"”’'~:^°.)]+$/.test(flow.words[end]!.text)) end++
    places.push({ box, start, end })
  }
  addCaptions(flow, places)
  return places.sort((a, b) => a.start - b.start)
}

/** The small labels under the lines of box 1: the parenthesis tells them from words of an address. */
const captions: readonly (readonly [Box, RegExp, RegExp])[] = [
  ['last', /^[([{]?last[)\]}]?$/i, /^[([{]?(?:first|middle)[)\]}]?$/i],
  ['street', /^[([{]?street[)\]}]?$/i, /^$/],
  ['city', /^[([{]?city[)\]}]?$/i, /^[([{]?(?:state|zip(?:\/postal)?|code)[)\]}]?$/i],
  ['country', /^[([{]?country[)\]}]?$/i, /^$/],
]

/** Adds the captions of box 1 that follow its label. */
function addCaptions(flow: Flow, places: Place[]): void {
  const from = places.find((place) => place.box === 'name')?.end
  if (from === undefined) return
  let at = from
  for (const [box, first, more] of captions) {
    const found = nextCaption(flow.words, at, box === 'last' ? [first, more] : [first])
    if (found < 0) continue
    at = found + 1
    while (at < flow.words.length && more.test(flow.words[at]!.text)) at++
    places.push({ box, start: found, end: at })
  }
}

/** The first word from `from` on that is a caption in brackets; `-1` where none is. */
function nextCaption(words: readonly Word[], from: number, captions: readonly RegExp[]): number {
  for (let at = from; at < words.length; at++) {
    const { text } = words[at]!
    if (isBracket(text.charCodeAt(0)) || isBracket(text.charCodeAt(text.length - 1)))
      for (const caption of captions) if (caption.test(text)) return at
  }
  return -1
}

/** `(`, `)`, `[`, `]`, `{` or `}`. */
const isBracket = (code: number): boolean => code === 40 || code === 41 || code === 91 || code === 93 || code === 123 || code === 125

/** Box 1: the words of name, streets, city line and country. */
export interface PrintedOwner {
  readonly name: readonly Word[]
  readonly streets: readonly Word[]
  readonly city: readonly Word[]
  readonly country: readonly Word[]
  /** What our own layouts add to the box of a further owner: how that owner stands to the issuer. */
  readonly relationship: readonly Word[]
}

/** Parts a box 1 at the captions between its lines. */
export function ownerIn(flow: Flow): PrintedOwner {
  // A box that the print breaks off in is asked for nothing.
  return ownerAt(flow, placesIn(flow, 0), true)
}

/** `isWhole` says that the print does not break off in the box. */
function ownerAt(flow: Flow, places: readonly Place[], isWhole: boolean): PrintedOwner {
  const hasLast = places.some((place) => place.box === 'last')
  if (!hasLast && !places.some((place) => place.box === 'street' || place.box === 'city')) return ownerByLines(flow, places, isWhole)
  // Forms that say `Postal Code` go on with the country, without which a state may be none.
  const last = places.find((place) => place.box === 'city')
  const isAbroad = last?.cut === true && flow.words.slice(last.start, last.end).some((word) => /postal/i.test(word.text))
  return {
    name: wordsAfter(flow, places, 'name', isWhole).filter((word) => !/^[*^~"”]+$/.test(word.text)),
    streets: hasLast ? wordsAfter(flow, places, 'last', isWhole) : [],
    // A narrow caption breaks: its first line may stand before the others.
    city: isAbroad ? [] : wordsAfter(flow, places, 'street', isWhole).filter((word) => !/^\(zip\/postal$/i.test(word.text)),
    country: places.some((place) => place.box === 'country') ? wordsAfter(flow, places, 'city', isWhole) : [],
    relationship: wordsAfter(flow, places, 'relationship', isWhole),
  }
}

/** Box 1 without captions: a line of the name, one or two of streets, and the parts of the place, each a line. */
function ownerByLines(flow: Flow, places: readonly Place[], isWhole: boolean): PrintedOwner {
  const relationship = wordsAfter(flow, places, 'relationship', isWhole)
  const all = wordsAfter(flow, places, 'name', isWhole).filter((word) => !/^[*^~"”]+$/.test(word.text))
  const parts = linesOf(all)
  // City, state and code are parts of one line.
  const lines: Word[][][] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last && part[0]!.line !== undefined && last[0]![0]!.line === part[0]!.line) last.push(part)
    else lines.push([part])
  }
  if (lines.length < 3) return { name: all, streets: [], city: [], country: [], relationship }
  const parted = lines.findLastIndex((line, at) => at > 1 && line.length > 1)
  // Without state and code it is a foreign place, and its country follows.
  const place = parted < 0 ? lines.length - 2 : parted
  return {
    name: lines[0]!.flat(),
    streets: lines.slice(1, place).flat(2),
    city: lines[place]!.flat(),
    country: lines.slice(place + 1).flat(2),
    relationship,
  }
}

/** The words between a label and the next; after the last those to the end, but for a label that the print breaks off in. */
function wordsAfter(flow: Flow, places: readonly Place[], box: Box, isWhole = false): readonly Word[] {
  const at = places.findIndex((place) => place.box === box)
  if (at < 0 || places[at]!.cut) return []
  const next = places[at + 1]
  if (next) return flow.words.slice(places[at]!.end, next.start)
  const rest = flow.words.slice(places[at]!.end)
  return isWhole ? rest : withoutCutLabel(rest)
}

const labelLetters = [
  ...Object.values(labels).flat(),
  'firstmiddle',
  'middle',
  'street',
  'citystatezip',
  'statezip',
  'zip',
  'tableinonderivative',
  'director',
  'owner',
  'officergivetitlebelow',
  'givetitlebelow',
  'titlebelow',
  'otherspecifybelow',
  'specifybelow',
  ...hints,
]

/** What labels begin with, short of the whole of them. */
const labelBeginnings = new Set(
  labelLetters.flatMap((label) => Array.from(label, (_, at) => label.slice(0, at)).filter((some) => some !== '')),
)

const longestBeginning = Math.max(...Array.from(labelBeginnings, (beginning) => beginning.length))

/** Where a text breaks off inside the next label, the beginning of that label is no value. */
function withoutCutLabel(words: readonly Word[]): readonly Word[] {
  const from = Math.max(0, words.length - 12)
  let rest = lettersOf(words.slice(from))
  for (let at = from; at < words.length; at++) {
    const { text } = words[at]!
    const first = rest.charCodeAt(0)
    const tail = first >= 48 && first <= 57 ? rest.replace(/^\d{1,2}a?(?=[a-z])/, '') : rest
    const opens = text[0] === '(' || /^\d{1,2}[aA]?\.$/.test(text)
    if (tail === '' ? opens : (opens || tail.length >= 3) && tail.length <= longestBeginning && labelBeginnings.has(tail))
      return words.slice(0, at)
    rest = rest.slice(letters(text).length)
  }
  return words
}

/** An X among the lines of a label, where it stands in a box at the left of several lines. */
function tickBeside(flow: Flow, from: number, page: Page): Tick | null {
  const next = find(flow, 'checkthisbox', flow.begins[from] === flow.begins[from + 1] ? flow.letters.length : flow.begins[from])
  const until = Math.min(from + 60, next ? next.start - 1 : flow.words.length)
  for (let at = from; at < until; at++) {
    const word = flow.words[at]!
    if (word.text === 'X' && word.gap > 0 && (word.line !== undefined || page.order === 'rows')) return { value: true, words: [word] }
    if ((word.text === 'Instruction' && at > from + 8) || /^\d\.$/.test(word.text)) break
  }
  return null
}

/** Understands the head of a print; `broken` is one that the print breaks off in. */
export function headOf(page: Page, lines: readonly Line[], form: '3' | '4' | '5', published: boolean, broken: boolean): Head {
  const nameLabel = 'nameandaddressofreport'
  const cut = lines.findIndex(
    (line) => lettersOfLine(line).includes(nameLabel) && line.cells.some((cell) => lettersOf(cell.words).includes(nameLabel)),
  )
  const top = flowOf(lines.slice(0, Math.max(cut, 0)).flatMap((line) => line.cells))
  const boxes = cut < 0 ? lines : lines.slice(cut)
  const flow = flowOf(page.order === 'boxes' ? boxes.flatMap((line) => line.cells) : bandedCells(boxes, form))
  const found = placesIn(flow, page.damage > 0 ? 0.3 : 0.15)
  const places = broken ? found.map((place, at) => ({ ...place, cut: !isFollowed(form, place, found[at + 1]) })) : found
  const box = (name: Box) => wordsAfter(flow, places, name)
  const owner = ownerAt(flow, places, false)
  const { relationship } = owner
  const joint = box('joint')
  // An empty box of the web page leaves nothing; of the published stylesheets it leaves a box or a line of underscores.
  const silent = page.damage > 1 ? null : page.ticks === 'only-ticked' || !published ? false : page.ticks === 'drawn' ? false : null
  const related = relationshipIn(relationship, page, published)
  const jointFlow = flowOf([cellOf(joint, 0)])
  const one =
    find(jointFlow, 'formfiledbyonereporting') ?? findNear(jointFlow, 'formfiledbyonereportingperson', 0, jointFlow.letters.length, 0.25)
  const many =
    find(jointFlow, 'formfiledbymorethanone') ??
    findNear(jointFlow, 'formfiledbymorethanonereportingperson', 0, jointFlow.letters.length, 0.25)
  // Every form ticks a relationship: where none is seen the ticks are lost, and no tick elsewhere means nothing either.
  const lost = !Object.values(related.ticks).some((tick) => tick.value === true)
  const topTick = (label: string, whole = label): Tick => {
    for (const where of [top, flow]) {
      // The two boxes at the top begin alike: near the whole of a label is near, near its first words is not.
      const hit = find(where, label) ?? (page.damage > 0 ? findNear(where, whole) : null)
      if (!hit) continue
      const before = tickBefore(where.words, hit.start, 0, lost ? null : silent)
      return before.value === true || !label.startsWith('check') ? before : (tickBeside(where, hit.end, page) ?? before)
    }
    return noTick
  }
  // Part by part: objects that are spread are of a new shape every time.
  return {
    name: owner.name,
    streets: owner.streets,
    city: owner.city,
    country: owner.country,
    issuer: box('issuer'),
    foreignSymbol: box('foreign'),
    period: box('period'),
    amended: box('amended'),
    ticks: related.ticks,
    titles: related.titles,
    officerTitle: related.officerTitle,
    otherText: related.otherText,
    oneFiler: one ? tickBefore(joint, one.start, 0, false) : noTick,
    manyFilers: many ? tickBefore(joint, many.start, one && one.end < many.start ? one.end : 0, false) : noTick,
    exit: topTick('checkthisboxif', 'checkthisboxifnolongersubject'),
    plan: topTick('checkthisboxto', 'checkthisboxtoindicatethat'),
    // Only Form 5 has these boxes.
    form3Holdings: form === '5' ? topTick('form3holdings') : noTick,
    form4Transactions: form === '5' ? topTick('form4transactions') : noTick,
  }
}
