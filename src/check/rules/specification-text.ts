import { type FieldType, type GroupElement, ownershipGrammar } from '../../model/elements.ts'
import { discarded, doubtful, remarkable, specRule, suspended } from '../rule.ts'
import { boxName, child, isCredential, trimmed, type XmlElement } from '../xml.ts'
import type { OwnershipTree, SpecificationRule } from './specification.ts'

/** Rules about the XML as it is written: chapters 3.2 and 4.1 of the specification, where the schemas are more generous. */

const shown = (text: string) => text.replace(/\s+/g, ' ').slice(0, 60)

/** Names of elements, or of boxes, that hold values of a type. */
const fieldsOf = (type: FieldType, { children }: GroupElement = ownershipGrammar): string[] =>
  children.flatMap((one) => (one.shape === 'group' ? fieldsOf(type, one) : one.shape === 'field' && one.type === type ? one.name : []))

const decimals: ReadonlySet<string> = new Set(fieldsOf('decimal'))
const dates: ReadonlySet<string> = new Set(fieldsOf('date'))
const booleans: ReadonlySet<string> = new Set([...fieldsOf('flag'), 'rptOwnerGoodAddress'])

function* valuesNamed({ elements, source }: OwnershipTree, names: ReadonlySet<string>): Generator<XmlElement> {
  if (!source) return
  for (const element of elements) {
    if (element.children.length === 0 && names.has(boxName(element))) yield element
  }
}

function* processingInstructions({ root, source }: OwnershipTree) {
  for (const { target, line } of source?.instructions ?? []) {
    yield { element: { ...root, line }, message: `processing instruction <?${target} …?>: remove it`, source: `<?${target}` }
  }
}

function* documentTypeDeclaration({ root, source }: OwnershipTree) {
  if (source?.doctypeLine)
    yield {
      element: { ...root, line: source.doctypeLine },
      message: 'remove <!DOCTYPE …>: the schema decides what is valid',
      source: '<!DOCTYPE',
    }
}

function* declarationVersion({ root, source }: OwnershipTree) {
  if (source?.version && source.version !== '1.0') {
    yield {
      element: { ...root, line: 1 },
      message: `XML version "${source.version}" in the declaration: write version="1.0" or leave the declaration out`,
      source: source.version,
    }
  }
}

function* singleLine({ root, source }: OwnershipTree) {
  if (source && source.lines < 5 && root.children.length > 2)
    yield {
      element: root,
      message: `the whole document stands on ${source.lines === 1 ? 'one line' : `${source.lines} lines`}: break it so that a person can read it`,
    }
}

function* plainDecimals(tree: OwnershipTree) {
  for (const element of valuesNamed(tree, decimals)) {
    const value = element.text.trim()
    // A negative number is against the schema, and said there.
    const signed = /^(?:\+[\d.]+|-[0.]+)$/.test(value)
    if (signed || (value !== element.text && /^[\d.]+$/.test(value))) {
      yield {
        element,
        message: `${boxName(element)} takes digits and a period only: write "${value.replace(/^[+-]/, '')}", not "${shown(element.text)}"`,
        source: shown(element.text),
      }
    }
  }
}

function* fourPlaces(tree: OwnershipTree) {
  for (const element of valuesNamed(tree, decimals)) {
    const value = element.text.trim()
    if (/^[+-]?\d*\.\d{4}0+$/.test(value))
      yield { element, message: `EDGAR stores four decimal places: drop the zeros at the end of "${value}"`, source: value }
  }
}

function* plainDates(tree: OwnershipTree) {
  for (const element of valuesNamed(tree, dates)) {
    const value = element.text.trim()
    if (value !== '' && /^-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/.test(value) && !/^\d{4}-\d\d-\d\d$/.test(element.text)) {
      const day = /\d{4}-\d\d-\d\d/.exec(value)?.[0]
      yield {
        element,
        message: `${boxName(element)} takes YYYY-MM-DD and nothing else: write "${day}", not "${shown(element.text)}"`,
        source: shown(element.text),
      }
    }
  }
}

function* plainBooleans(tree: OwnershipTree) {
  for (const element of valuesNamed(tree, booleans)) {
    const value = element.text.trim()
    if (value !== element.text && /^(?:0|1|true|false)$/.test(value))
      yield { element, message: `${boxName(element)} takes ${value} without white space`, source: value }
  }
}

function* valueOnOneLine({ elements, source }: OwnershipTree) {
  if (!source) return
  for (const element of elements) {
    if (element.children.length > 0 || element.name === 'footnote' || element.name === 'footnoteId') continue
    const name = boxName(element)
    if (decimals.has(name) || dates.has(name) || booleans.has(name) || name === 'footnotes' || name.endsWith('Table')) continue
    const value = element.text.trim()
    if (value === '' || value === element.text) continue
    const quoted = isCredential(element) ? '…' : shown(value)
    yield {
      element,
      message: `white space around "${quoted}" counts towards its length: put both tags on the line of the value`,
      source: quoted,
    }
  }
}

/** Mandatory texts that the schema lets pass when they are blank. */
const mandatoryTexts: ReadonlySet<string> = new Set(['issuerTradingSymbol', 'securityTitle', 'underlyingSecurityTitle', 'signatureName'])

function* mandatoryText(tree: OwnershipTree) {
  for (const element of tree.elements) {
    if (element.children.length > 0 || element.text === '' || element.text.trim() !== '') continue
    if (mandatoryTexts.has(boxName(element))) yield { element, message: `${boxName(element)} is blank: give a value` }
  }
}

const setByEdgar = new Set([
  'issuerName',
  'rptOwnerName',
  'noSecuritiesOwned',
  'form3HoldingsReported',
  'form4TransactionsReported',
  'rptOwnerStateDescription',
  'rptOwnerGoodAddress',
])

function* elementsSetByEdgar({ elements, source }: OwnershipTree) {
  if (!source) return
  for (const element of elements) {
    if (setByEdgar.has(element.name) && trimmed(element) !== '')
      yield {
        element,
        message: `EDGAR sets ${element.name} itself and discards the value: leave it out`,
        source: shown(element.text.trim()),
      }
  }
}

function* schemaVersionGiven({ root, source }: OwnershipTree) {
  const element = child(root, 'schemaVersion')
  if (source && element)
    yield {
      element,
      message: `EDGAR sets schemaVersion itself and discards "${shown(trimmed(element))}": leave it out`,
      source: shown(trimmed(element)),
    }
}

function* schemaVersionForm({ root }: OwnershipTree) {
  const element = child(root, 'schemaVersion')
  const value = trimmed(element)
  if (element && !/^X0[1-6]0[1-9]$/.test(value))
    yield { element, message: `schema version "${shown(value)}" is not known: checked as the newest`, source: shown(value) }
}

/** Rules of 3.2 and 4.1. */
export const textRules: readonly SpecificationRule[] = [
  specRule('processing-instruction', '5', 'No stylesheet reference or other processing instruction.', suspended, processingInstructions),
  specRule(
    'document-type-declaration',
    '2',
    'No document type declaration; the schemas alone define a document.',
    doubtful,
    documentTypeDeclaration,
  ),
  specRule('xml-version', '4.1 (4)', 'The XML declaration, where there is one, says version 1.0.', suspended, declarationVersion),
  specRule('single-line', '4.1 (3)', 'The file has line breaks, so that a person can read it.', remarkable, singleLine),
  specRule('decimal-form', '3.2', 'A decimal is written with digits and a period only: no sign, no white space.', suspended, plainDecimals),
  specRule('decimal-zeros', '3.2', 'A decimal has no more than four places, zeros included.', doubtful, fourPlaces),
  specRule('date-form', '3.2', 'A date is written YYYY-MM-DD: no time zone, no white space.', suspended, plainDates),
  specRule('boolean-form', '3.2', 'A boolean is written without white space.', suspended, plainBooleans),
  specRule('value-on-one-line', '4.1 (5)', 'The value of an element stands on one line with its tags.', doubtful, valueOnOneLine),
  specRule('mandatory-blank', '5', 'A mandatory text is not blank.', suspended, mandatoryText),
  specRule('set-by-edgar', '4.3, 5 "NA"', 'Elements that EDGAR sets itself are left out.', discarded, elementsSetByEdgar),
  specRule('schema-version-given', '4.3', 'schemaVersion is left out.', discarded, schemaVersionGiven),
  specRule(
    'schema-version-unknown',
    '3.5',
    'The schema version is one that is known.',
    { filing: null, 'as-filed': 'note' },
    schemaVersionForm,
  ),
]
