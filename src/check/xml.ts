import { SaxesParser } from 'saxes'
import { parsePlainXml } from './plain-xml.ts'

/** XML as the checks see it: elements with their lines, and what stands before the root. Strict: one well-formedness fault ends it. */

/** An element of the source, or of a tree built from a document (then `line` is `null`). */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** All character data directly inside, as it stands. */
  readonly text: string
  /** From 1: the line on which the start tag ends. */
  readonly line: number | null
  readonly parent: XmlElement | null
}

/** Why a source is not well-formed, and the text at fault where it is known. */
export interface XmlFault {
  readonly message: string
  readonly line: number
  readonly source?: string
}

/** A source taken apart, or the fault that prevented it. */
export interface XmlSource {
  readonly root: XmlElement | null
  /** The root and everything below it, in document order. */
  readonly elements: readonly XmlElement[]
  /** Why the source is not well-formed XML. */
  readonly fault: XmlFault | null
  /** Processing instructions other than the XML declaration. */
  readonly instructions: readonly { readonly target: string; readonly line: number }[]
  /** Line of a document type declaration. */
  readonly doctypeLine: number | null
  /** `version` of the XML declaration; `null` without one. */
  readonly version: string | null
  /** Lines of the source, up to six: enough to know whether a person can read it. */
  readonly lines: number
}

interface Growing extends XmlElement {
  readonly children: Growing[]
  text: string
  line: number
}

/** Takes a source apart. Never throws; `firstLine` is the line of the file on which the source begins. */
export function parseXml(text: string, firstLine = 1): XmlSource {
  const unmarked = text.startsWith('\uFEFF') ? text.slice(1) : text
  // A carriage return alone ends no line, for libxml2 and editors alike.
  const source = unmarked.includes('\r') ? unmarked.replace(/\r\n/g, '\n').replace(/\r/g, ' ') : unmarked
  const plain = parsePlainXml(source, firstLine)
  if (!plain) return parseStrictly(source, firstLine)
  const version = source.startsWith('<?xml') ? '1.0' : null
  const lines = source.split('\n', 6).length
  return { ...plain, instructions: [], doctypeLine: null, version, lines }
}

function parseStrictly(source: string, firstLine: number): XmlSource {
  const parser = new SaxesParser()
  const at = () => parser.line + firstLine - 1
  let root: Growing | null = null
  let open: Growing | null = null
  let fault: XmlSource['fault'] = null
  let doctypeLine: number | null = null
  let version: string | null = null
  const elements: XmlElement[] = []
  const instructions: { target: string; line: number }[] = []
  parser.on('opentag', (tag) => {
    const element: Growing = { name: tag.name, attributes: tag.attributes, children: [], text: '', line: at(), parent: open }
    if (open) open.children.push(element)
    else root ??= element
    elements.push(element)
    open = element
  })
  parser.on('closetag', () => {
    open = (open?.parent as Growing | null | undefined) ?? null
  })
  const characters = (text: string) => {
    if (open) open.text += text
  }
  parser.on('text', characters)
  parser.on('cdata', characters)
  parser.on('processinginstruction', ({ target }) => instructions.push({ target, line: at() }))
  parser.on('doctype', () => {
    doctypeLine = at()
  })
  parser.on('xmldecl', (declaration) => {
    version = declaration.version ?? null
  })
  parser.on('error', (error) => {
    fault ??= { message: error.message.replace(/^(?:\d+:\d+: ?)+/, '').replace(/\.$/, ''), line: at() }
  })
  parser.write(source).close()
  return {
    root: fault ? null : root,
    elements: fault ? [] : elements,
    fault,
    instructions,
    doctypeLine,
    version,
    lines: source.split('\n', 6).length,
  }
}

/** The first child with the name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name)

/** The first element along a path of names below the element. */
export const descendant = (element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce(child, element)

/** Trimmed text, or `''` where the element is absent. */
export const trimmed = (element: XmlElement | undefined): string => element?.text.trim() ?? ''

/** Trimmed text of the `value` of a box, or `''`. */
export const boxValue = (box: XmlElement | undefined): string => trimmed(child(box, 'value'))

/** Whether a flag is true in one of the spellings of the specification, 3.2. */
export const isTrue = (element: XmlElement | undefined): boolean => /^(?:1|true)$/.test(trimmed(element))

/** Every element below and including the given one, in document order, however deep they are nested. */
export function* elementsOf(element: XmlElement): Generator<XmlElement> {
  const waiting = [element]
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    yield one
    for (const below of one.children.toReversed()) waiting.push(below)
  }
}

/** The name under which people know a value: that of its box, where it stands in one. */
export const boxName = ({ name, parent }: XmlElement): string => (name === 'value' && parent ? parent.name : name)

/** Whether an element holds an owner's CCC, which is never quoted. */
export const isCredential = ({ name }: XmlElement): boolean => /ccc$/i.test(name)
