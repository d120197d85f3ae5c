import type { OwnerWords } from '../head/owners.ts'
import { startsStreet } from '../head/streets.ts'
import { type Line, letters, lettersOf, type Word, wordsOf } from '../pages/page.ts'
import { type Elsewhere, shareElsewhere, startOfBoxes } from './issuer.ts'
import {
  agreed,
  americanZip,
  before,
  cutTitle,
  gapBefore,
  isBorder,
  isGarbled,
  isTick,
  office,
  ownerOf,
  type Place,
  placeCodeIn,
  placeIn,
  proseStreet,
  type RecognisedOwner,
  withoutStains,
} from './owners.ts'
import { isScrap } from './share.ts'
import { asDate, mend } from './values.ts'

/**
 * Boxes 1 of the web page in recognised text: name, streets and place, each above a caption. Captions suffer most, being small; so each
 * line is known by what it says too, and a name by its coming again in the signatures.
 */

/** Where what belongs to box 1 ends in a line: at the next box's number, day, tick, symbol or label. */
export function boxOne(all: readonly Word[], alone: boolean): readonly Word[] {
  const words = withoutStains(all)
  const end = words.findIndex(
    (word, at) =>
      /^(?:Form|Director|Officer|Other|below\)|Line\)|Person|Statement)\b/.test(word.text) ||
      /^\d{1,2}\/\d|^\(?Month|^\(Check|^\[/.test(word.text) ||
      asDate(word) !== null ||
      (/^-?\d[A-Z]?[.,]$/.test(word.text) && /^[A-Z]|^\W?[l1|]f$/.test(words[at + 1]?.text ?? '')) ||
      (!alone && at > 0 && (/^\(/.test(word.text) || /^(?:President|Chief|Chair|Chairman|EVP|SVP|VP)\b/.test(word.text))) ||
      (at > 0 && (isTick(word) || gapBefore(words, at) > (at === words.length - 1 && word.text.length < 3 ? 3 : 12))),
  )
  return withoutScraps(end < 0 ? words : words.slice(0, end))
}

/** Without what stands before and after a text and is none. */
function withoutScraps(words: readonly Word[]): readonly Word[] {
  const isRest = (word: Word) => isScrap(word.text) || /^(?:[^\w(&#]|_)+$/.test(word.text)
  let from = 0
  let end = words.length
  while (from < end - 1 && isRest(words[from]!)) from++
  while (end > from + 1 && isRest(words[end - 1]!)) end--
  return words.slice(from, end)
}

const label =
  /nameandaddressof|fiscalyear|earliesttrans|rule10b51|transactionindic|reportingperson|tickerortrading|monthdayyear|checkall|ifamendment|individualor|relationshipof|groupfiling/

type Caption = 'last' | 'street' | 'city'

/** Which caption a line begins with: a word in brackets, or in one of them. */
export function captionOf(words: readonly Word[]): Caption | null {
  const first = words[0]
  if (!first) return null
  const whole = lettersOf(words.slice(0, 4))
  const bracketed = words.slice(0, 3).filter((word) => /^\W?\([A-Za-z]{2,6}\W?$|^\(?[A-Za-z]{2,6}[)?}]$/.test(word.text)).length
  if (/^(?:last|st|ast|aed|it)?first(?:middle)?|^last|firstmiddle|middle$/.test(lettersOf(words)) && !label.test(whole)) return 'last'
  if (
    /^\W?[cC][il]?t?y\)/.test(
      words
        .map((word) => word.text)
        .join('')
        .slice(0, 8),
    ) ||
    /^citystate|statezip/.test(whole)
  )
    return 'city'
  if (/^s?t?reet\b|^stree|^greet|^scree/.test(letters(first.text)) && /[()]/.test(first.text + (words[1]?.text ?? ''))) return 'street'
  if (bracketed >= 2) return /zip|state/.test(whole) ? 'city' : 'last'
  return bracketed === 1 && /^\W?S[a-z]{2,5}\)?$/.test(first.text.replace('(', '')) ? 'street' : null
}

/** Cities of several words, of which recognition loses the white space, and which break in the box. */
const cities = new Map(
  [
    'ANN ARBOR;BATON ROUGE;BOCA RATON;COLORADO SPRINGS;CORPUS CHRISTI;DALY CITY;DES MOINES;EL SEGUNDO;FORT LAUDERDALE;FORT WORTH;FOSTER CITY',
    'GLEN ALLEN;GRAND CAYMAN;GRAND RAPIDS;HONG KONG;JERSEY CITY;KANSAS CITY;KING OF PRUSSIA;LA JOLLA;LAKE FOREST;LAS VEGAS;LITTLE ROCK',
    'LONG BEACH;LOS ALTOS;LOS ANGELES;LOS GATOS;MENLO PARK;MOUNTAIN VIEW;NEW HAVEN;NEW ORLEANS;NEW YORK;NEWPORT BEACH;NORTH CHICAGO',
    'OKLAHOMA CITY;OVERLAND PARK;PALM BEACH;PALO ALTO;REDWOOD CITY;SALT LAKE CITY;SAN ANTONIO;SAN BRUNO;SAN CARLOS;SAN DIEGO;SAN FRANCISCO',
    'SAN JOSE;SAN JUAN;SAN MATEO;SAN RAMON;SANTA ANA;SANTA BARBARA;SANTA CLARA;SANTA CRUZ;SANTA FE;SANTA MONICA;SANTA ROSA',
    'SOUTH SAN FRANCISCO;ST. LOUIS;THE WOODLANDS;TRAVERSE CITY;WEST PALM BEACH;WINSTON SALEM',
  ].flatMap((line) => line.split(';').map((city) => [letters(city), city] as const)),
)

/** A city with the white space that it is written with. */
function parted(city: readonly Word[]): readonly Word[] {
  const text = city.map((word) => word.text).join(' ')
  const known = cities.get(lettersOf(city))
  const only = city[0]
  if (!only || city.length > 1 || !known || !/^[A-Za-z]+$/.test(text)) return city
  const upper = text === text.toUpperCase()
  const words = known.split(' ')
  return words.map((word, at) => ({
    ...mend(only, upper ? word : word[0] + word.slice(1).toLowerCase(), 0.9),
    gap: at === 0 ? only.gap : (1 as const),
  }))
}

const spaced = (words: readonly Word[]): Word[] => words.map((word, at) => (at === 0 ? { ...word, gap: 1 as const } : word))

/** How much the words of a line look like a name. */
function nameScore(words: readonly Word[], elsewhere: Elsewhere): number {
  const written = words.filter((word) => /^[A-Z(&]|^\d+[A-Z]?$|^(?:of|and|de|van|von|der|den|la|le|du|the|fbo|dated)$/.test(word.text))
  if (words.length === 0 || words.length > 10 || isGarbled(words) || words.some((word) => /[[\]]/.test(word.text))) return -5
  const odd = words.length - written.length
  const single = words.filter((word) => letters(word.text).length === 1).length
  return (
    shareElsewhere(words, elsewhere) * 3 + (words.length > 1 ? 1 : -1) - odd * 1.5 - Math.max(0, single - 1) * 1.2 + (odd === 0 ? 0.5 : 0)
  )
}

interface Part {
  readonly words: readonly Word[]
  readonly all: readonly Word[]
}

/** The name: the line that looks most like one, and what goes on of it in the next. */
function nameIn(lines: readonly Part[], alone: boolean, elsewhere: Elsewhere): readonly Word[] {
  let best = -1
  let most = 0.4
  lines.forEach(({ words }, at) => {
    const score = nameScore(words, elsewhere)
    // The issuer beside it is recognised in the lines above the name.
    if (score > most || (!alone && score === most)) {
      most = score
      best = at
    }
  })
  if (best < 0) return []
  const name = lines[best]!.words
  const next = lines[best + 1]?.words ?? []
  const goesOn =
    next.length > 0 &&
    next.length <= 3 &&
    !isGarbled(next) &&
    (/^(?:\(|L\.?P|LLC|Inc|Ltd|LLP|GP)/.test(next[0]!.text) ||
      (name.length >= 4 && /^[A-Z][a-z]/.test(next[0]!.text)) ||
      /(?:,|&|of|and)$/.test(name.at(-1)!.text))
  return goesOn ? [...name, ...spaced(next)] : name
}

/** A city in small letters below streets in capitals: what two overlapping lines were recognised as. */
const isOdd = (city: readonly Word[], streets: readonly Word[]): boolean =>
  city.some((word) => /[a-z]{2}/.test(word.text)) && streets.length > 2 && !streets.some((word) => /[a-z]{2}/.test(word.text))

/** A street without a stroke or figure before its number. */
const withoutStroke = (words: readonly Word[]): readonly Word[] =>
  /^\d$/.test(words[0]?.text ?? '') && /^\d{2,}$/.test(words[1]?.text ?? '') ? words.slice(1) : words

/** Box 1 of the web page. `issuer` is cut off where it follows the name; `alone` says that no other box stands beside it. */
export function ownerInBox(lines: readonly Line[], issuer: string, alone: boolean, elsewhere: Elsewhere): OwnerWords | null {
  const start = startOfBoxes(lines)
  if (start < 0) return null
  let part: 'name' | Caption = 'name'
  const names: Part[] = []
  let streets: (readonly Word[])[] = []
  let city: readonly Word[] = []
  let place: Place | null = null
  const rest = lines.slice(start + 1)
  for (const [row, line] of rest.entries()) {
    const all = wordsOf(line)
    const caption = captionOf(withoutStains(all))
    if (caption === 'city') break
    if (caption === 'last') {
      if (part === 'name') streets = []
      part = 'last'
      continue
    }
    if (caption === 'street') {
      part = 'street'
      continue
    }
    if (/^(?:middle|first|last)$/.test(lettersOf(all.slice(0, 1)))) continue
    let words = boxOne(all, alone)
    const placed = placeIn(withoutStains(all), false)
    // The number of the box beside may be lost, so that its label seems to go on from the place.
    const isPlace = placed !== null && placed.city.length <= 4 && americanZip.test(placed.zipCode[0]?.text ?? '')
    if (words.length === 0 || (label.test(lettersOf(words)) && words.length > 1 && !isPlace)) continue
    if (part === 'name' && (/^c\/[o0]:?$/i.test(words[0]!.text) || (names.length > 0 && startsStreet(words, 0) && words.length > 2)))
      part = 'last'
    if (part === 'name') {
      const whole = lettersOf(words)
      if (issuer.length > 2 && whole.includes(issuer)) words = withoutScraps(before(words, whole.indexOf(issuer)))
      if (words.length > 0) names.push({ words, all })
      if (names.length < 6) continue
    }
    const found: Place | null = placed ?? (part === 'street' ? placeWithoutCity(words) : null)
    if (found && found.city.length <= 4) {
      place = { ...found, city: [...(part === 'street' ? city : []), ...spaced(withoutScraps(found.city))] }
      const after = boxOne(wordsOf(rest[row + 1] ?? { cells: [], table: null }), alone)
      // The city goes on below the state that stands beside its middle.
      if (cities.has(lettersOf([...place.city, ...after]))) place = { ...place, city: [...place.city, ...spaced(after)] }
      break
    }
    if (isGarbled(words)) continue
    if (!alone) {
      if (issuer.length > 4 && lettersOf(words) === issuer) continue
      // A title stands beside the streets, and where it is long in lines between them.
      if (
        office.test(words.map((word) => word.text).join(' ')) &&
        words.length < 5 &&
        !startsStreet(words, 0) &&
        !/^c\/o/i.test(words[0]!.text)
      )
        continue
      words = cutTitle(words, '').left
    }
    if (part === 'street') city = [...city, ...spaced(words)].slice(-4)
    else if (streets.length < 2 && /^[A-Z\d#(&]|^c\//.test(words[0]!.text) && !isBorder(words)) streets.push(words)
  }
  if (place && isOdd(place.city, streets.flat())) place = { ...place, city: [] }
  const name = nameIn(names, alone, elsewhere)
  if (name.length === 0 && place === null && streets.length === 0) return null
  return ownerOf(
    proseStreet(name),
    streets.map((words) => proseStreet(withoutStroke(words))),
    place && { ...place, city: parted(place.city) },
  )
}

/** State and zip beside the middle of a city of several lines, or a foreign code without a zip at the end of a line. */
function placeWithoutCity(words: readonly Word[]): Place | null {
  const zip = words[1]?.text ?? ''
  const state = americanZip.test(zip) && words.length <= 3 ? placeCodeIn(words[0]!.text, true) : null
  if (state) return { city: [], state: [mend(words[0]!, state, 0.9)], zipCode: words.slice(1, 2), size: 2 }
  const last = words.at(-1)!
  const code = words.length > 1 && words.length < 6 ? placeCodeIn(last.text, false) : null
  return code !== null && /\d/.test(last.text)
    ? { city: words.slice(0, -1), state: [mend(last, code, 0.9)], zipCode: [], size: words.length }
    : null
}

/** Owners in the same streets as another have its city, state and code. */
function sharingPlaces(owners: readonly OwnerWords[]): OwnerWords[] {
  return owners.map((owner) => {
    if (owner.state.length > 0 || owner.zipCode.length > 0 || owner.streets.length < 3) return owner
    const key = lettersOf(owner.streets)
    const other = owners.find((one) => one.state.length > 0 && one.city.length > 0 && lettersOf(one.streets) === key)
    if (!other) return owner
    const told = (words: readonly Word[]) => words.map((word) => ({ ...word, inferred: true, certainty: 0.9 }))
    return { ...owner, city: told(other.city), state: told(other.state), zipCode: told(other.zipCode) }
  })
}

/** Boxes 1 of the web page, spelt as most of them spell a shared address. `lines` are what stands below the head. */
export const ownersInBoxes = (boxes: readonly (readonly Line[])[], issuer: string, elsewhere: Elsewhere): RecognisedOwner[] => {
  const owners = boxes.flatMap((lines, at) => ownerInBox(lines, issuer, at > 0, elsewhere) ?? [])
  return agreed(sharingPlaces(owners).map((owner) => ({ owner, ticks: [], title: [] })))
}
