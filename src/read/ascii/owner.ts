import { type Address, blankAddress, type Filling } from '../../model/document.ts'
import { placeCode } from '../../model/place-names.ts'
import { chunksOf, isRule, spanOf, type TextLine, trimmed, written } from './lines.ts'
import type { AsciiRecord } from './record.ts'

/** Box 1: the name, and the address by its captions or by how addresses are written. */

const isCaption = ({ text }: TextLine): boolean =>
  /^\W*(?:\((?:last|first|middle|street|city|state|zip(?: code)?|country)\)\W*)+$/i.test(text) ||
  /^\(?(?:please )?print or type|^person(?:\(s\)|s)?\*?$/i.test(text)

const captioned = (caption: string, { text }: TextLine): boolean => new RegExp(`\\(\\s*${caption}\\b`, 'i').test(text)

interface OwnerLines {
  readonly name: readonly TextLine[]
  readonly streets: readonly TextLine[]
  /** City, state and postal code, together or apart. */
  readonly place: readonly TextLine[]
  readonly country: TextLine | null
}

/** A place with its state's letters and a postal code of the United States. */
const place = /^(.+?),?\s+([A-Z]{2}|[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)\.?,?\s+(\d{5}(?:-\d{4})?)$/

function linesOfOwner(box: readonly TextLine[]): OwnerLines {
  const lines = box.map(trimmed).filter((line) => line.text !== '' && !isRule(line))
  const captions = lines.findIndex((line) => captioned('last', line))
  const street = lines.findIndex((line) => captioned('street', line))
  const city = lines.findIndex((line) => captioned('city', line))
  const between = (from: number, to: number) => lines.slice(from + 1, Math.max(from + 1, to)).filter((line) => !isCaption(line))
  if (captions >= 0 && captions < street && street < city) {
    return {
      name: lines.slice(0, captions).filter((line) => !isCaption(line)),
      streets: between(captions, street),
      place: between(street, city),
      country: lines[city + 1] ?? null,
    }
  }
  const [name, ...rest] = lines.filter((line) => !isCaption(line))
  const at = rest.findIndex(
    ({ text }) => place.test(text) && (placeCode(place.exec(text)![2]!) !== null || /^[A-Z]{2}$/.test(place.exec(text)![2]!)),
  )
  return {
    name: name ? [name] : [],
    streets: at < 0 ? [] : rest.slice(0, at),
    place: at < 0 ? [] : [rest[at]!],
    country: at < 0 ? null : (rest[at + 1] ?? null),
  }
}

/** The name of the reporting person; its parts stand above their captions in the order of EDGAR: last, first, middle. */
function nameIn(lines: readonly TextLine[], record: AsciiRecord, path: string): string | null {
  const chunks = lines.flatMap(chunksOf)
  const [first, last] = [chunks[0], chunks.at(-1)]
  if (!first || !last) return null
  record.field(`${path}.name`, [first.start, last.start + last.text.length], 'stated')
  return chunks.map(({ text }) => text).join(' ')
}

/** A part of an address: its text, and the line it stands in. */
interface Part {
  readonly text: string
  readonly line: TextLine
}

type Parts = { readonly [field in 'street1' | 'street2' | 'city' | 'state' | 'zipCode']?: Part }

/** City, state and postal code: apart under their captions, or in one line, with streets before them; `null` for neither. */
function placeIn(lines: readonly TextLine[]): { readonly streets: readonly Part[]; readonly parts: Parts } | null {
  const [city, state, zipCode, ...others] = lines.flatMap(chunksOf)
  const part = (line: TextLine, text = line.text): Part => ({ text, line })
  if (city && state && zipCode && others.length === 0)
    return {
      streets: [],
      parts: { city: part(city, city.text.replace(/,$/, '')), state: part(state, stateOf(state.text)), zipCode: part(zipCode) },
    }
  const [line, ...further] = lines
  const match = line && further.length === 0 ? place.exec(line.text.replace(/\s+/g, ' ')) : null
  if (!line || !match) return null
  const before = match[1]!.split(/,\s*/).map((text) => part(line, text))
  return {
    streets: before.slice(0, -1),
    parts: { city: before.at(-1)!, state: part(line, stateOf(match[2]!)), zipCode: part(line, match[3]!) },
  }
}

/** Streets as the two lines that the form has: what stands on more is one text with the second. */
function streetsOf([first, ...others]: readonly Part[]): Parts {
  const [second] = others
  return {
    ...(first ? { street1: first } : {}),
    ...(second ? { street2: { text: others.map(({ text }) => text).join(', '), line: second.line } } : {}),
  }
}

/** The owner's name and address in box 1. */
export function ownerIn(
  box: readonly TextLine[],
  path: string,
  record: AsciiRecord,
): { readonly name: string | null; readonly address: Address } {
  const lines = linesOfOwner(box)
  const name = nameIn(lines.name, record, path)
  const placed = placeIn(lines.place)
  const unread = placed !== null ? [] : lines.place.length > 0 ? lines.place : lines.streets.length > 0 ? [] : written(box).slice(1)
  if (unread.length > 0) {
    const told = unread.map(({ text }) => text).join(', ')
    record.trouble('address-not-read', 'warning', `${path}.address`, 'the parts of the address cannot be told apart', told.slice(0, 200))
  }
  const address: Filling<Address> = blankAddress()
  const streets = [...lines.streets.map((line): Part => ({ text: line.text, line })), ...(placed?.streets ?? [])]
  for (const [field, { text, line }] of Object.entries({ ...streetsOf(streets), ...placed?.parts }) as [keyof Parts, Part][]) {
    address[field] = text.replace(/\s+/g, ' ')
    record.field(`${path}.address.${field}`, spanOf(line), 'stated')
  }
  const { country } = lines
  const code = country ? placeCode(country.text) : null
  // That an address is in the United States is not said in the document.
  if (country && code !== null && !/^(?:USA?|United States)\b/i.test(country.text)) {
    address.country = code
    record.field(`${path}.address.country`, spanOf(country), 'stated')
  }
  return { name, address }
}

const stateOf = (text: string): string => placeCode(text.replace(/\.$/, '')) ?? text.replace(/\.$/, '')
