import { isDecimal } from '../model/decimal.ts'
import type { DocumentType } from '../model/document.ts'
import type { FieldType } from '../model/elements.ts'
import { isIsoDate } from '../model/iso-date.ts'

/**
 * What a box's text says, by the type of the box. Damage that has one meaning is repaired and named; text that the box cannot take
 * gives no value.
 */

export interface ReadValue {
  /** The value, or `null` where the text is not what the box takes. */
  readonly value: string | boolean | null
  /** The issue's code and what was done, where the text was not plainly right. */
  readonly trouble: { readonly code: string; readonly message: string; readonly repaired: boolean } | null
}

/** Damage may run on for a whole file; a message quotes its beginning. */
const quoted = (text: string): string => `"${text.length > 80 ? `${text.slice(0, 80)}…` : text}"`

const fine = (value: string | boolean): ReadValue => ({ value, trouble: null })
const repaired = (code: string, value: string | boolean, message: string): ReadValue => ({
  value,
  trouble: { code, message, repaired: true },
})
const refused = (code: string, message: string): ReadValue => ({ value: null, trouble: { code, message, repaired: false } })

function readDate(text: string): ReadValue {
  const day = text.slice(0, 10)
  if (isIsoDate(day)) {
    if (text.length === 10) return fine(day)
    const rest = text.slice(10)
    if (/^(?:Z|[+-]\d{2}:\d{2})$/.test(rest)) return repaired('date-zone', day, `zone dropped from date ${quoted(text)}`)
    if (/^[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/.test(rest))
      return repaired('date-time', day, `time dropped from date ${quoted(text)}`)
  }
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  if (slashed) {
    const iso = `${slashed[3]}-${slashed[1]!.padStart(2, '0')}-${slashed[2]!.padStart(2, '0')}`
    if (isIsoDate(iso)) return repaired('date-form', iso, `date ${quoted(text)} read as month/day/year`)
  }
  const bare = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (bare) {
    const iso = `${bare[1]}-${bare[2]}-${bare[3]}`
    if (isIsoDate(iso)) return repaired('date-form', iso, `date ${quoted(text)} read as year, month, day`)
  }
  return refused('not-a-date', `${quoted(text)} is not a date`)
}

function readDecimal(text: string): ReadValue {
  if (isDecimal(text)) return fine(text)
  const bare = text.replace(/^\+|^\$\s*/, '')
  if (isDecimal(bare)) return repaired('number-mark', bare, `mark dropped from number ${quoted(text)}`)
  if (/^\$?\s*\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) {
    return repaired('number-comma', text.replace(/[$,\s]/g, ''), `commas dropped from number ${quoted(text)}`)
  }
  if (/^-0+(?:\.0*)?$/.test(text)) return repaired('number-mark', text.slice(1), `sign dropped from zero ${quoted(text)}`)
  return refused('not-a-number', `${quoted(text)} is not a number`)
}

const flags = new Map([
  ['1', true],
  ['0', false],
  ['true', true],
  ['false', false],
])
const looseFlags = new Map([...flags, ['y', true], ['yes', true], ['t', true], ['x', true], ['n', false], ['no', false], ['f', false]])

function readFlag(text: string): ReadValue {
  const plain = flags.get(text)
  if (plain !== undefined) return fine(plain)
  const loose = looseFlags.get(text.toLowerCase())
  if (loose !== undefined) return repaired('flag-form', loose, `${quoted(text)} read as ${loose}`)
  return refused('not-a-flag', `${quoted(text)} is neither yes nor no`)
}

/** The letters of a box, each with the word that people write in its place. */
const choices = {
  'acquired-disposed': { A: 'ACQUIRED', D: 'DISPOSED' },
  'direct-indirect': { D: 'DIRECT', I: 'INDIRECT' },
  timeliness: { E: 'EARLY', L: 'LATE' },
} as const

function readChoice(type: keyof typeof choices, text: string): ReadValue {
  if (text in choices[type] && text.length === 1) return fine(text)
  const upper = text.toUpperCase().replace(/^\((.*)\)$/, '$1')
  const letters = Object.entries(choices[type])
  const found = letters.find(([letter, word]) => upper === letter || upper === word)
  if (found) return repaired('choice-form', found[0], `${quoted(text)} read as ${found[0]}`)
  return refused('not-a-choice', `${quoted(text)} is not ${letters.map(([letter]) => letter).join(' or ')}`)
}

const documentTypes = new Set<string>(['3', '3/A', '4', '4/A', '5', '5/A'] satisfies DocumentType[])

function readDocumentType(text: string): ReadValue {
  if (documentTypes.has(text)) return fine(text)
  const match = /^(?:form\s*)?([345])\s*(\/?\s*A)?$/i.exec(text)
  if (match) return repaired('choice-form', match[2] ? `${match[1]}/A` : match[1]!, `${quoted(text)} read as a form type`)
  return refused('not-a-choice', `${quoted(text)} is not 3, 4, 5 or an amendment of these`)
}

function readCik(text: string): ReadValue {
  if (/^\d{1,10}$/.test(text)) return fine(text.padStart(10, '0'))
  return refused('not-a-cik', `${quoted(text)} is not a CIK of up to ten digits`)
}

/** Reads the text of a box, white space already collapsed and not empty. */
export function readValue(type: FieldType, text: string): ReadValue {
  switch (type) {
    case 'text':
      return fine(text)
    case 'decimal':
      return readDecimal(text)
    case 'date':
      return readDate(text)
    case 'flag':
      return readFlag(text)
    case 'cik':
      return readCik(text)
    case 'document-type':
      return readDocumentType(text)
    default:
      return readChoice(type, text)
  }
}
