import { type GrammarElement, ownershipGrammar } from '../model/elements.ts'
import type { XmlElement } from './xml.ts'

/** Where an element's content stands in the document: `derivative[0].exerciseDate` for a `value` in an exerciseDate. */

const properties = new Map<string, string>([
  ['issuer', 'issuer'],
  ['reportingOwnerAddress', 'address'],
  ['reportingOwnerRelationship', 'relationship'],
  ['nonDerivativeTable', 'nonDerivative'],
  ['derivativeTable', 'derivative'],
  ['transactionCoding', 'coding'],
  ['underlyingSecurity', 'underlying'],
  ['footnotes', 'footnotes'],
])

function collect(element: GrammarElement): void {
  if (element.shape === 'field') properties.set(element.name, element.property)
  if (element.shape === 'group') element.children.forEach(collect)
}
collect(ownershipGrammar)

/** Elements that are entries of a list, and the property of the document that is the list, where it has no element of its own. */
const lists: Readonly<Record<string, string>> = { reportingOwner: 'reportingOwners', ownerSignature: 'signatures' }
const entries = /^(?:(?:non)?[dD]erivative(?:Transaction|Holding|Security)|footnote|edgarDocument)$/

function segment(element: XmlElement): string {
  const { parent, name } = element
  const list = lists[name]
  if (list) return `.${list}[${parent ? placeAmong(element, parent) : 0}]`
  if (entries.test(name) && parent)
    return name === 'edgarDocument' ? `.edgarDocument[${placeAmong(element, parent)}]` : `[${placesIn(parent).get(element)?.at ?? 0}]`
  const property = properties.get(name)
  return property === undefined ? '' : `.${property}`
}

/** Places of the children of an element: among all, and among those of the same name. Trees are not changed, so they are counted once. */
const counted = new WeakMap<XmlElement, ReadonlyMap<XmlElement, { readonly among: number; readonly at: number }>>()

function placesIn(parent: XmlElement) {
  const known = counted.get(parent)
  if (known) return known
  const counts = new Map<string, number>()
  const places = new Map<XmlElement, { among: number; at: number }>()
  for (const [at, one] of parent.children.entries()) {
    const among = counts.get(one.name) ?? 0
    counts.set(one.name, among + 1)
    places.set(one, { among, at })
  }
  counted.set(parent, places)
  return places
}

/** From 0, among the siblings of the name; a missing element would be the next. */
const placeAmong = (element: XmlElement, parent: XmlElement): number =>
  placesIn(parent).get(element)?.among ?? parent.children.filter(({ name }) => name === element.name).length

/** The path into the document; empty for the whole. */
export function pathOf(element: XmlElement): string {
  let path = ''
  for (let at: XmlElement | null = element; at; at = at.parent) path = segment(at) + path
  return path.replace(/^\./, '')
}

/** The path that a missing element would have. */
export const pathOfMissing = (name: string, parent: XmlElement): string =>
  pathOf({ name, parent, attributes: {}, children: [], text: '', line: null })
