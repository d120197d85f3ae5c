import type { Declaration, Particle } from './grammar.ts'
import type { Rule } from './rule.ts'
import * as schema from './rules/schema.ts'
import { faultsOf, type SimpleType, type ValueFault } from './simple-type.ts'
import { boxName, isCredential, type XmlElement } from './xml.ts'

/** Something wrong at an element. */
export interface Fault {
  readonly rule: Rule
  readonly element: XmlElement
  /** Short, lower case, tells what to change. */
  readonly message: string
  /** The text at fault. */
  readonly source?: string
  /** The element that is missing in `parent`, where the fault is that one is. */
  readonly missing?: { readonly name: string; readonly parent: XmlElement }
}

/** A rule's finding: the fault less the rule it belongs to. */
export type Finding = Omit<Fault, 'rule'>

/**
 * Holds a tree against a grammar, in one walk. Unlike a schema processor it goes on after an element out of place, so that one run
 * tells everything; the place of each fault is the element that a schema processor names.
 */
export function validate(root: XmlElement, grammar: Declaration): Fault[] {
  const faults: Fault[] = []
  if (nameOf(root) !== grammar.name) {
    faults.push({
      rule: schema.rootElement,
      element: root,
      message: `the root element is ${nameOf(root)}, not ${grammar.name}`,
      source: root.name,
    })
    return faults
  }
  const ids: Ids = { defined: new Map(), marks: [] }
  validateElement(root, grammar, faults, ids)
  for (const { id, element } of ids.marks) {
    if (ids.defined.has(id)) continue
    faults.push({ rule: schema.footnoteNotDefined, element, message: `"${id}" is marked here but there is no footnote ${id}`, source: id })
  }
  return faults
}

interface Ids {
  readonly defined: Map<string, XmlElement>
  readonly marks: { readonly id: string; readonly element: XmlElement }[]
}

/** The name, with its namespace in braces where it has one. */
const nameOf = ({ name, attributes }: XmlElement): string => (attributes.xmlns ? `{${attributes.xmlns}}${name}` : name)

function validateElement(element: XmlElement, declaration: Declaration, faults: Fault[], ids: Ids): void {
  const marked = declaration.content === 'footnote' || declaration.content === 'mark'
  checkAttributes(element, marked, faults)
  if (marked) checkId(element, declaration.content, faults, ids)
  if (declaration.content === 'elements') {
    if (element.text.trim() !== '') {
      const found = shortened(element.text.trim())
      faults.push({
        rule: schema.textBetweenElements,
        element,
        message: `${element.name} holds the text "${found}" between its elements: remove it`,
        source: found,
      })
    }
    matchContent(element, declaration.particles, faults, ids)
  } else if (declaration.content === 'value') {
    if (element.children.length > 0) {
      const inside = element.children[0]!.name
      faults.push({
        rule: schema.elementInValue,
        element,
        message: `${element.name} holds an element <${inside}>; it takes ${declaration.type.takes}`,
        source: `<${inside}`,
      })
    } else checkValue(element, declaration.type, faults)
  } else if (declaration.content === 'footnote') {
    const inside = element.children[0]
    if (inside)
      faults.push({
        rule: schema.elementUnknown,
        element: inside,
        message: `a footnote holds text only: remove the tag <${inside.name}>`,
        source: `<${inside.name}`,
      })
  } else if (element.text !== '' || element.children.length > 0) {
    faults.push({ rule: schema.markNotEmpty, element, message: 'footnoteId must be empty, as in <footnoteId id="F1"/>' })
  }
}

function checkAttributes(element: XmlElement, marked: boolean, faults: Fault[]): void {
  for (const name in element.attributes) {
    if (marked && name === 'id') continue
    if (name === 'xmlns' || name.startsWith('xmlns:') || /^xsi:(?:schemaLocation|noNamespaceSchemaLocation)$/.test(name)) continue
    faults.push({
      rule: schema.attributeNotAllowed,
      element,
      message: `${element.name} may not carry the attribute "${name}": remove it`,
      source: name,
    })
  }
}

function checkId(element: XmlElement, content: 'footnote' | 'mark', faults: Fault[], ids: Ids): void {
  const given = element.attributes.id
  if (given === undefined) {
    faults.push({ rule: schema.footnoteIdMissing, element, message: `${element.name} has no id: write <${element.name} id="F1"…` })
    return
  }
  const id = given.replace(/[ \t\r\n]+/g, ' ').trim()
  if (!/^F[1-9][0-9]?$/.test(id)) {
    faults.push({
      rule: schema.footnoteIdForm,
      element,
      message: `the id "${shortened(id)}" is not F and a number from 1 to 99`,
      source: given,
    })
  } else if (content === 'mark') ids.marks.push({ id, element })
  else if (ids.defined.has(id)) {
    faults.push({
      rule: schema.footnoteIdTwice,
      element,
      message: `footnote ${id} is defined a second time: give it a number of its own`,
      source: id,
    })
  } else ids.defined.set(id, element)
}

const valueRules: Readonly<Record<ValueFault, Rule>> = {
  'value-empty': schema.valueEmpty,
  'text-too-long': schema.textTooLong,
  'text-too-short': schema.textTooShort,
  'characters-not-allowed': schema.charactersNotAllowed,
  'value-not-in-list': schema.valueNotInList,
  'date-invalid': schema.dateInvalid,
  'decimal-invalid': schema.decimalInvalid,
  'decimal-negative': schema.decimalNegative,
  'decimal-too-large': schema.decimalTooLarge,
  'decimal-places': schema.decimalPlaces,
  'boolean-invalid': schema.booleanInvalid,
}

function checkValue(element: XmlElement, type: SimpleType, faults: Fault[]): void {
  for (const fault of faultsOf(type, element.text)) {
    const secret = isCredential(element)
    const found = secret ? '…' : shortened(element.text)
    const name = boxName(element)
    const message =
      fault === 'value-empty'
        ? `${name} is empty: give ${type.takes}${mayBeLeftOut(element) ? ', or leave the element out' : ''}`
        : `${name} takes ${type.takes}, not "${found}"${lengthOf(fault, element.text)}`
    faults.push({ rule: valueRules[fault], element, message, ...(secret ? {} : { source: element.text.trim().slice(0, 60) }) })
  }
}

const lengthOf = (fault: ValueFault, text: string) =>
  fault === 'text-too-long' || fault === 'text-too-short'
    ? ` (${Array.from(text).length} characters${text === text.trim() ? '' : ' with the white space'})`
    : ''

const optionalValues = new Set(['deemedExecutionDate', 'transactionTimeliness'])
const mayBeLeftOut = (element: XmlElement) =>
  optionalValues.has(element.parent?.name ?? '') || /^(?:is|not|aff|form|no)[A-Z0-9]/.test(element.name)

/** At most some sixty characters, on one line. */
function shortened(text: string): string {
  const line = text.slice(0, 400).replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}

/** Children against a sequence of particles. */
function matchContent(parent: XmlElement, particles: readonly Particle[], faults: Fault[], ids: Ids): void {
  const { children } = parent
  const plain = matchInOrder(children, particles)
  if (plain) {
    for (let at = 0; at < children.length; at++) validateElement(children[at]!, plain[at]!, faults, ids)
    return
  }
  const seen = new Set<string>()
  const lastAt = new Map(children.map((one, position) => [nameOf(one), position]))
  const displaced = new Set<string>()
  let at = 0
  let count = 0
  const isOwed = (index: number) =>
    (index === at ? count : 0) < particles[index]!.minimum && !particles[index]!.options.some(({ name }) => displaced.has(name))

  children.forEach((one, position) => {
    const name = nameOf(one)
    const found = nextParticle(particles, name, at, count)
    if (found === -1) {
      const fault = outOfPlace(parent, one, name, particles, at, seen)
      faults.push(fault)
      // A misspelt element is not missing besides.
      const meant = fault.rule === schema.elementUnknown ? meantBy(name, particles) : undefined
      if (meant) displaced.add(meant)
      const declaration = fault.rule === schema.elementOrder ? optionNamed(particles, name) : undefined
      if (declaration) {
        displaced.add(name)
        validateElement(one, declaration, faults, ids)
      }
    } else {
      const owed = indexes(at, found).filter(isOwed)
      const later = owed.find((index) => particles[index]!.options.some((option) => (lastAt.get(option.name) ?? -1) > position))
      if (later === undefined) {
        for (const index of owed) faults.push(missing(one, parent, particles[index]!, one.name))
        if (found !== at) count = 0
        at = found
        count++
      } else {
        faults.push({
          rule: schema.elementOrder,
          element: one,
          message: `${one.name} stands before ${namesOf(particles[later]!)}; put it after`,
          source: `<${one.name}`,
        })
        displaced.add(name)
      }
      validateElement(one, particles[found]!.options.find((option) => option.name === name)!, faults, ids)
    }
    seen.add(name)
  })
  for (const index of indexes(at, particles.length).filter(isOwed)) faults.push(missing(parent, parent, particles[index]!, null))
}

/** The declaration of each child where all stand as they should, which is the rule; `null` where anything is amiss. */
function matchInOrder(children: readonly XmlElement[], particles: readonly Particle[]): Declaration[] | null {
  const matched: Declaration[] = []
  let at = 0
  for (const { options, minimum, maximum } of particles) {
    let count = 0
    while (count < maximum && at < children.length) {
      const name = nameOf(children[at]!)
      const option = options.find((one) => one.name === name)
      if (!option) break
      matched.push(option)
      at++
      count++
    }
    if (count < minimum) return null
  }
  return at === children.length ? matched : null
}

const indexes = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
const hasOption = (particle: Particle, name: string) => particle.options.some((option) => option.name === name)
const optionNamed = (particles: readonly Particle[], name: string) =>
  particles.flatMap((particle) => particle.options).find((option) => option.name === name)
const namesOf = (particle: Particle) => particle.options.map(({ name }) => name).join(' or ')

/** The particle at or after `at` that takes the name; -1 for none. */
function nextParticle(particles: readonly Particle[], name: string, at: number, count: number): number {
  for (let index = at; index < particles.length; index++) {
    if (hasOption(particles[index]!, name) && !(index === at && count >= particles[index]!.maximum)) return index
  }
  return -1
}

/** Spelt out where a person may not know what to write. */
const advice: Readonly<Record<string, string>> = {
  aff10b5One: ': write <aff10b5One>0</aff10b5One>, or 1 for a Rule 10b5-1(c) transaction',
  dateOfOriginalSubmission: ': an amendment tells the filing date of the report it amends',
  equitySwapInvolved: ': write <equitySwapInvolved>0</equitySwapInvolved>, or 1 for an equity swap',
  issuerTradingSymbol: ': write NONE if there is no symbol',
  ownerSignature: ': every report is signed',
}

function missing(element: XmlElement, parent: XmlElement, particle: Particle, before: string | null): Fault {
  const where = before ? ` before ${before}` : ''
  const names = namesOf(particle)
  const box =
    names === 'value' || names === 'value or footnoteId'
      ? `${parent.name} has no ${names}${where}`
      : `${names} is missing${where}${before ? '' : ` in ${parent.name}`}`
  return {
    rule: schema.elementMissing,
    element,
    message: `${box}${advice[names] ?? ''}`,
    missing: { name: particle.options[0]!.name, parent },
  }
}

function outOfPlace(
  parent: XmlElement,
  one: XmlElement,
  name: string,
  particles: readonly Particle[],
  at: number,
  seen: ReadonlySet<string>,
): Fault {
  const source = `<${one.name}`
  const own = particles.findLastIndex((particle) => hasOption(particle, name))
  if (own === -1)
    return {
      rule: schema.elementUnknown,
      element: one,
      message: `${name} is not an element of ${parent.name} on this form${nearest(name, particles)}`,
      source,
    }
  const particle = particles[own]!
  if (particle.maximum > 1 && own === at) {
    return { rule: schema.limitExceeded, element: one, message: `more than ${particle.maximum} ${limitOf(parent.name, name)}`, source }
  }
  if (seen.has(name))
    return {
      rule: schema.elementRepeated,
      element: one,
      message: `${name} stands a second time in ${parent.name}; it may stand once`,
      source,
    }
  const other = particle.options.find((option) => option.name !== name && seen.has(option.name) && option.name !== 'footnoteId')
  if (other) return { rule: schema.bothGiven, element: one, message: `${name} is given beside ${other.name}: keep one of the two`, source }
  const next =
    particle.options.length > 1 && seen.has('footnoteId')
      ? 'footnoteId'
      : [...seen].find((before) => particles.findIndex((each) => hasOption(each, before)) > own)
  return {
    rule: schema.elementOrder,
    element: one,
    message: `${name} stands too late: put it before ${next ?? namesOf(particles[at]!)}`,
    source,
  }
}

const limitOf = (parent: string, name: string): string =>
  parent.endsWith('Table') ? `rows in ${parent}: put the rest on a further report` : `${name} elements in ${parent}`

/** The element that was probably meant. */
function meantBy(name: string, particles: readonly Particle[]): string | undefined {
  const names = particles.flatMap((particle) => particle.options.map((option) => option.name))
  const letters = [...name].sort().join('')
  return names.find((one) => one.toLowerCase() === name.toLowerCase()) ?? names.find((one) => [...one].sort().join('') === letters)
}

function nearest(name: string, particles: readonly Particle[]): string {
  const meant = meantBy(name, particles)
  return meant ? `; did you mean ${meant}?` : ''
}
