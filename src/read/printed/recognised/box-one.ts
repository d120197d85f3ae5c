import { distance } from '../edit-distance.ts'
import { startsStreet } from '../head/streets.ts'
import { type Line, lettersOf, type Word, wordsOf } from '../pages/page.ts'
import { boxOne, captionOf } from './boxes.ts'
import { startOfBoxes } from './issuer.ts'
import type { Lexicon } from './names.ts'
import { before, isGarbled, ownerOf, type Place, placeIn, proseStreet, type RecognisedOwner, withoutStains } from './owners.ts'

/**
 * Box 1 of the stylesheets, which print the first owner twice: here, with both streets in one run that a comma parts, and in the first row
 * of the table of owners. What recognition lost of the one stands in the other.
 */

interface BoxOne {
  readonly name: readonly Word[]
  readonly streets: readonly Word[]
  readonly place: Place | null
}

/** What box 1 says; `issuer` are the words of box 2, which stand beside the name. */
function boxOneIn(lines: readonly Line[], issuer: readonly Word[]): BoxOne {
  const start = startOfBoxes(lines)
  const beside = new Set(issuer.map((word) => word.start))
  let name: readonly Word[] = []
  const streets: Word[] = []
  let part: 'name' | 'streets' | 'place' = 'name'
  for (const line of start < 0 ? [] : lines.slice(start + 1, start + 14)) {
    const all = withoutStains(wordsOf(line))
    const caption = captionOf(all)
    if (caption === 'last') part = 'streets'
    else if (caption === 'street') part = 'place'
    else if (caption === 'city') break
    else if (part === 'place') {
      const place = placeIn(all, true)
      if (place) return { name, streets, place }
    } else {
      const end = all.findIndex((word) => beside.has(word.start))
      const own = boxOne(end < 0 ? all : all.slice(0, end), false)
      if (own.length === 0 || isGarbled(own)) continue
      if (part === 'streets') streets.push(...own)
      else if (name.length === 0) name = own
    }
  }
  return { name, streets, place: null }
}

/** Whether two texts are one, read twice. */
const isSame = (one: string, other: string): boolean =>
  one.length > 0 && distance(one.slice(0, 60), other.slice(0, 60)) * 4 <= Math.max(one.length, other.length)

const isName = (words: readonly Word[]): boolean =>
  words.length > 1 && !startsStreet(words, 0) && words.every((word) => /^[A-Z(&\d/]/.test(word.text))

const isKnown = (words: readonly Word[], lexicon: Lexicon): boolean => {
  const long = words.filter((word) => word.text.length > 2)
  return long.length > 0 && long.every((word) => lexicon.has(word.text))
}

const told = (words: readonly Word[]): readonly Word[] => words.map((word) => ({ ...word, certainty: Math.min(0.9, word.certainty ?? 1) }))

/** The first street where box 1 has one before the last that the table has. */
function withFirstStreet(one: RecognisedOwner, streets: readonly Word[]): RecognisedOwner {
  const { owner } = one
  const last = owner.street2.length > 0 ? owner.street2 : owner.street1
  const at = lettersOf(streets).lastIndexOf(lettersOf(last))
  if (last.length === 0 || at < 4) return one
  const first = before(streets, at)
  if (isSame(lettersOf(first), lettersOf(owner.street1)) || !/,$/.test(first.at(-1)!.text)) return one
  const end = first.at(-1)!
  const street1 = told(proseStreet([...first.slice(0, -1), { ...end, text: end.text.slice(0, -1) }]))
  return { ...one, owner: { ...owner, street1, street2: last } }
}

/** The owners of the table, the first of them as box 1 has it where the table lost its name, its first street or the whole row. */
export function withBoxOne(
  owners: readonly RecognisedOwner[],
  lines: readonly Line[],
  issuer: readonly Word[],
  several: boolean,
  lexicon: Lexicon,
): readonly RecognisedOwner[] {
  const [first, ...rest] = owners
  const box = boxOneIn(lines, issuer)
  if (!first || !isName(box.name)) return owners
  if (isSame(lettersOf(box.name), lettersOf(first.owner.name))) return [withFirstStreet(first, box.streets), ...rest]
  // A name that the rest of the form has too is another owner's: then the row of the first is lost.
  if (!isKnown(first.owner.name, lexicon)) return [{ ...first, owner: { ...first.owner, name: told(box.name) } }, ...rest]
  if (!several || !box.place || owners.some(({ owner }) => isSame(lettersOf(box.name), lettersOf(owner.name)))) return owners
  const lost = ownerOf(told(box.name), box.streets.length > 0 ? [told(proseStreet(box.streets))] : [], box.place)
  return [{ owner: lost, ticks: [], title: [] }, ...owners]
}
