import { daysInMonth } from '../model/date.ts'
import { blankCodes, countryCodes, obsoleteCountryCodes, stateCodes } from './address-codes.ts'

/** What an element without children may hold, as the schemas of specification v5.5 say it. Texts are judged as they stand, white space included. */

/** One kind of value. */
export interface SimpleType {
  readonly base: 'string' | 'decimal' | 'date' | 'boolean'
  /** What the box takes, to finish "takes …". */
  readonly takes: string
  readonly minimumLength?: number
  readonly maximumLength?: number
  readonly characters?: RegExp
  readonly values?: ReadonlySet<string>
  /** White space around the value does not count. */
  readonly collapse?: boolean
}

/** How a value falls short of its type; each is one rule. */
export type ValueFault =
  | 'value-empty'
  | 'text-too-long'
  | 'text-too-short'
  | 'characters-not-allowed'
  | 'value-not-in-list'
  | 'date-invalid'
  | 'decimal-invalid'
  | 'decimal-negative'
  | 'decimal-too-large'
  | 'decimal-places'
  | 'boolean-invalid'

const characters = (count: number) => `${count} character${count === 1 ? '' : 's'}`

/** Text of at most so many characters. */
export const text = (maximumLength: number, minimumLength = 0): SimpleType => ({
  base: 'string',
  takes: minimumLength === 0 ? `at most ${characters(maximumLength)}` : `${minimumLength} to ${characters(maximumLength)}`,
  minimumLength,
  maximumLength,
})

/** Text of exactly so many characters. */
export const exactText = (length: number): SimpleType => ({
  base: 'string',
  takes: `exactly ${characters(length)}`,
  minimumLength: length,
  maximumLength: length,
})

/** One of a few values. */
export const oneOf = (...values: readonly string[]): SimpleType => {
  const shown = values.map((value) => (value === '' ? 'nothing' : value))
  return {
    base: 'string',
    takes: shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`,
    values: new Set(values),
  }
}

/** Early, late, or nothing. The schema's pattern `[E|L]{0,1}` lets a bare `|` through; a rule of the specification does not. */
export const timeliness: SimpleType = { base: 'string', takes: 'E, L or nothing', values: new Set(['', 'E', 'L', '|']), collapse: true }

export const cik: SimpleType = { ...text(10, 1), takes: '1 to 10 digits', characters: /^[0-9]+$/ }
export const zipCode: SimpleType = { ...text(10), takes: 'at most 10 letters, digits, blanks, # or -', characters: /^[0-9A-Za-z #-]*$/ }
export const state: SimpleType = {
  base: 'string',
  takes: 'the code of a US state or territory such as NY (a country goes into rptOwnerCountry)',
  values: new Set([...blankCodes, ...stateCodes]),
}
export const country: SimpleType = {
  base: 'string',
  takes: 'a country code of EDGAR such as X0',
  values: new Set([...blankCodes, ...countryCodes, ...obsoleteCountryCodes]),
}
/** Before the foreign address of March 2026: one list. */
export const stateOrCountry: SimpleType = {
  base: 'string',
  takes: 'a state or country code of EDGAR',
  values: new Set([...blankCodes, ...stateCodes, ...countryCodes, ...obsoleteCountryCodes]),
}

export const decimal: SimpleType = { base: 'decimal', takes: 'digits with at most one period and four decimals' }
export const date: SimpleType = { base: 'date', takes: 'a day as YYYY-MM-DD' }
export const boolean: SimpleType = { base: 'boolean', takes: '1, 0, true or false' }

/** The faults of a text, most telling first; none when it is valid. */
export function faultsOf(type: SimpleType, source: string): readonly ValueFault[] {
  switch (type.base) {
    case 'decimal':
      return decimalFaults(collapsed(source))
    case 'date':
      return dateFaults(collapsed(source))
    case 'boolean': {
      const value = collapsed(source)
      return value === '' ? ['value-empty'] : /^(?:true|false|1|0)$/.test(value) ? none : ['boolean-invalid']
    }
    case 'string':
      return stringFaults(type, type.collapse ? collapsed(source) : source)
  }
}

const none: readonly ValueFault[] = []

const collapsed = (source: string) => source.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')

function stringFaults(type: SimpleType, value: string): readonly ValueFault[] {
  if (type.values) return type.values.has(value) ? none : ['value-not-in-list']
  const faults: ValueFault[] = []
  const { minimumLength = 0, maximumLength = Number.POSITIVE_INFINITY } = type
  if (value.length < minimumLength) faults.push(value.length === 0 ? 'value-empty' : 'text-too-short')
  else if (value.length > maximumLength && Array.from(value).length > maximumLength) faults.push('text-too-long')
  if (value.length > 0 && type.characters && !type.characters.test(value)) faults.push('characters-not-allowed')
  return faults.length === 0 ? none : faults
}

/** xs:decimal within 0.0 to 999999999999.9999 with four decimals; zeros at either end do not count. */
function decimalFaults(value: string): readonly ValueFault[] {
  if (value === '') return ['value-empty']
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(value)
  if (!match || (match[2] === '' && (match[3] ?? '') === '')) return ['decimal-invalid']
  const whole = match[2]!.replace(/^0+/, '')
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  const faults: ValueFault[] = []
  if (match[1] === '-' && (whole !== '' || fraction !== '')) faults.push('decimal-negative')
  if (match[1] !== '-' && (whole.length > 12 || (whole === '999999999999' && fraction > '9999'))) faults.push('decimal-too-large')
  if (fraction.length > 4) faults.push('decimal-places')
  return faults.length === 0 ? none : faults
}

/** xs:date: a zone or a minus before the year pass the schema; the specification is stricter in a rule of its own. */
function dateFaults(value: string): readonly ValueFault[] {
  if (value === '') return ['value-empty']
  const match = /^-?(\d{4}|[1-9]\d{4,8})-(\d{2})-(\d{2})(?:Z|[+-](\d{2}):(\d{2}))?$/.exec(value)
  if (!match) return ['date-invalid']
  const [, year, month, day, zoneHours = '00', zoneMinutes = '00'] = match
  const valid =
    year !== '0000' && dayExists(Number(year), Number(month), Number(day)) && zoneIsValid(Number(zoneHours), Number(zoneMinutes))
  return valid ? none : ['date-invalid']
}

const dayExists = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

const zoneIsValid = (hours: number, minutes: number) => minutes < 60 && hours * 60 + minutes <= 14 * 60
