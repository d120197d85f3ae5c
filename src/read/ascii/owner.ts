import { type Address, emptyAddress } from '../../model/document.ts'
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

/** The owner's name and address in box 1. */
export function ownerIn(
  box: readonly TextLine[],
  path: string,
  record: AsciiRecord,
): { readonly name: string | null; readonly address: Address } {
  const lines = linesOfOwner(box)
  const name = nameIn(lines.name, record, path)
  const streets = lines.streets.flatMap((line) => written([line]))
  if (streets.length === 0 && lines.place.length === 0) {
    const rest = written(box).slice(1)
    if (rest.length > 0) {
      const told = rest.map(({ text }) => text).join(', ')
      record.trouble('address-not-read', 'warning', `${path}.address`, 'the lines of the address cannot be told apart', told.slice(0, 200))
    }
    return { name, address: emptyAddress }
  }
  const text = (line: TextLine | undefined, field: string): string | null => {
    if (line === undefined || line.text === '') return null
    record.field(`${path}.address.${field}`, spanOf(line), 'stated')
    return line.text.replace(/\s+/g, ' ')
  }
  // The form has two lines for the street; what stands on more is one text with them.
  const more = streets.slice(2)
  const second =
    more.length > 0
      ? {
          text: streets
            .slice(1)
            .map((line) => line.text)
            .join(' '),
          start: streets[1]!.start,
        }
      : streets[1]
  const chunks = lines.place.flatMap(chunksOf)
  const whole = lines.place.length === 1 ? place.exec(lines.place[0]!.text.replace(/\s+/g, ' ')) : null
  const country =
    lines.country && placeCode(lines.country.text) !== null && !/^(?:USA?|United States)/i.test(lines.country.text) ? lines.country : null
  const street = { street1: text(streets[0], 'street1'), street2: text(second, 'street2') }
  if (chunks.length === 3) {
    const [city, state, zipCode] = chunks
    return {
      name,
      address: {
        ...emptyAddress,
        ...street,
        city: text(city, 'city')!.replace(/,$/, ''),
        state: stateOf(text(state, 'state')!),
        zipCode: text(zipCode, 'zipCode'),
      },
    }
  }
  if (whole) {
    for (const field of ['city', 'state', 'zipCode']) record.field(`${path}.address.${field}`, spanOf(lines.place[0]!), 'stated')
    // A whole address in one line: the streets stand before the city.
    const parts = whole[1]!.split(/,\s*/)
    const inLine = streets.length === 0 && parts.length > 1 ? { street1: parts[0]!, street2: parts.slice(1, -1).join(', ') || null } : null
    if (inLine)
      for (const field of ['street1', 'street2'] as const)
        if (inLine[field] !== null) record.field(`${path}.address.${field}`, spanOf(lines.place[0]!), 'inferred')
    const city = inLine ? parts.at(-1)! : whole[1]!
    return { name, address: { ...emptyAddress, ...(inLine ?? street), city, state: stateOf(whole[2]!), zipCode: whole[3]! } }
  }
  const told = lines.place.map((line) => line.text).join(' ')
  if (told !== '')
    record.trouble('address-not-read', 'warning', `${path}.address`, 'city, state and postal code cannot be told apart', told.slice(0, 200))
  return { name, address: { ...emptyAddress, ...street, country: country ? placeCode(country.text) : null } }
}

const stateOf = (text: string): string => placeCode(text.replace(/\.$/, '')) ?? text.replace(/\.$/, '')
