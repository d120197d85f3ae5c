import type { OwnershipDocument } from '../model/document.ts'
import { type GrammarElement, type GroupElement, ownershipGrammar } from '../model/elements.ts'
import type { XmlElement } from './xml.ts'

/**
 * The tree that a document would be written as, so that a draft, or a report read from a print, meets the same rules as an XML file.
 * What the document does not have is left out, and so found missing; values stand as they are, and so are found too long or malformed.
 */
export function treeOf(document: OwnershipDocument): XmlElement {
  const root = element('ownershipDocument', null)
  addChildren(root, ownershipGrammar, document as unknown as Fields)
  return root
}

type Fields = Readonly<Record<string, unknown>>

interface Box {
  readonly value: unknown
  readonly footnotes: readonly string[]
}

interface Growing extends XmlElement {
  readonly children: Growing[]
}

const element = (name: string, parent: Growing | null, text = '', attributes: Readonly<Record<string, string>> = {}): Growing => ({
  name,
  attributes,
  children: [],
  text,
  line: null,
  parent,
})

function add(parent: Growing, name: string, text = '', attributes: Readonly<Record<string, string>> = {}): Growing {
  const one = element(name, parent, text, attributes)
  parent.children.push(one)
  return one
}

const textOf = (value: unknown): string => (typeof value === 'boolean' ? (value ? '1' : '0') : String(value))

function addChildren(parent: Growing, group: GroupElement, holder: Fields): void {
  for (const one of group.children) addElement(parent, one, holder)
}

function addElement(parent: Growing, one: GrammarElement, holder: Fields): void {
  if (one.shape === 'field') addField(parent, one, holder[one.property])
  else if (one.shape === 'group') addGroup(parent, one, holder)
}

function addField(parent: Growing, { name, boxed, type }: Extract<GrammarElement, { shape: 'field' }>, value: unknown): void {
  if (value === null || value === undefined) return
  if (!boxed) {
    add(parent, name, textOf(value))
    return
  }
  const box = value as Box
  if (box.value === null && box.footnotes.length === 0) return
  const own = add(parent, name)
  if (box.value !== null) add(own, 'value', textOf(box.value))
  // A text box must hold a value element, even an empty one (specification 3.5, natureOfOwnership).
  else if (type === 'text') add(own, 'value')
  addMarks(own, box.footnotes)
}

const addMarks = (parent: Growing, footnotes: readonly string[]) => {
  for (const id of footnotes) add(parent, 'footnoteId', '', { id })
}

function addGroup(parent: Growing, group: GroupElement, holder: Fields): void {
  const nested = holder[group.holder]
  switch (group.holder) {
    case 'issuer':
    case 'relationship':
      addChildren(add(parent, group.name), group, nested as Fields)
      return
    case 'owner':
      if (group.name !== 'reportingOwner') addChildren(add(parent, group.name), group, holder)
      else for (const owner of holder.reportingOwners as readonly Fields[]) addChildren(add(parent, group.name), group, owner)
      return
    case 'nonDerivative':
    case 'derivative': {
      const rows = nested as readonly Fields[]
      const table = rows.length > 0 ? add(parent, group.name) : parent
      for (const row of rows) {
        const shape = group.children.find(
          (child) => child.shape === 'group' && child.name.endsWith(row.kind === 'transaction' ? 'Transaction' : 'Holding'),
        )
        if (shape?.shape === 'group') addChildren(add(table, shape.name), shape, row)
      }
      return
    }
    case 'footnotes': {
      const notes = holder.footnotes as readonly { readonly id: string; readonly text: string }[]
      const list = notes.length > 0 ? add(parent, group.name) : parent
      for (const { id, text } of notes) add(list, 'footnote', text, { id })
      return
    }
    case 'signature':
      for (const signature of holder.signatures as readonly Fields[]) addChildren(add(parent, group.name), group, signature)
      return
    default:
      addInnerGroup(parent, group, group.holder === 'row' ? holder : (nested as Fields | null))
  }
}

/** A group inside an owner or a line; it stands where something in it does. */
function addInnerGroup(parent: Growing, group: GroupElement, holder: Fields | null): void {
  if (!holder) return
  const own = element(group.name, parent)
  addChildren(own, group, holder)
  if (group.holder === 'coding') addMarks(own, holder.footnotes as readonly string[])
  if (own.children.length > 0) parent.children.push(own)
}
