import { isCredential, type XmlElement, type XmlFault } from './xml.ts'

/**
 * The quick way through XML as filing software writes it: a declaration, tags, attributes and text with the named entities. Anything
 * else, and anything wrong, is left to the strict parser, so that this need not know what is well-formed, only what surely is.
 */

interface Growing extends XmlElement {
  readonly children: Growing[]
  text: string
}

/** A tree, or one of the two slips that people make: a bare ampersand, or an end tag that closes another element than the open one. */
type Plain =
  | { readonly root: XmlElement; readonly elements: readonly XmlElement[]; readonly fault: null }
  | { readonly root: null; readonly elements: readonly never[]; readonly fault: XmlFault }

const slip = (message: string, line: number, source: string): Plain => ({ root: null, elements: [], fault: { message, line, source } })

/** The root and all elements in document order, or a fault that is beyond doubt; `null` where the strict parser must decide. */
export function parsePlainXml(source: string, firstLine: number): Plain | null {
  if (source.includes(']]>') || unusual.test(source)) return null
  declaration.lastIndex = 0
  let at = declaration.test(source) ? declaration.lastIndex : 0
  let line = firstLine
  let next = source.indexOf('\n')
  const lineAt = (position: number): number => {
    for (; next !== -1 && next < position; next = source.indexOf('\n', next + 1)) line++
    return line
  }
  const elements: Growing[] = []
  let open: Growing | null = null
  for (;;) {
    const tag = source.indexOf('<', at)
    const text = source.slice(at, tag === -1 ? source.length : tag)
    if (open) {
      if (tag === -1) return null
      const bare = text.search(bareAmpersand)
      if (bare !== -1) {
        const quoted = isCredential(open) ? '&' : text.slice(bare, bare + 6).split('\n')[0]!
        return slip('"&" by itself: write &amp;', lineAt(at + bare), quoted)
      }
      const decoded = text.includes('&') ? withoutEntities(text) : text
      if (decoded === null) return null
      open.text += decoded
    } else if (!/^[ \t\r\n]*$/.test(text)) return null
    if (tag === -1) return elements.length === 0 ? null : { root: elements[0]!, elements, fault: null }
    if (source.charCodeAt(tag + 1) === 47) {
      const end = source.indexOf('>', tag)
      if (end === -1 || !open) return null
      const name = source.slice(tag + 2, end).trimEnd()
      if (name !== open.name) {
        if (!/^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/.test(name)) return null
        return slip(`</${name}> stands where <${open.name}> of line ${open.line} is still open`, lineAt(tag), `</${name}`)
      }
      open = open.parent as Growing | null
      at = end + 1
      continue
    }
    if (!open && elements.length > 0) return null
    startTag.lastIndex = tag
    const match = startTag.exec(source)
    if (!match) return null
    const attributes = match[2] === '' ? noAttributes : attributesOf(match[2]!)
    if (!attributes) return null
    const element: Growing = { name: match[1]!, attributes, children: [], text: '', line: lineAt(startTag.lastIndex), parent: open }
    open?.children.push(element)
    elements.push(element)
    if (match[3] === '') open = element
    at = startTag.lastIndex
  }
}

/** Control characters, halves of surrogate pairs and the like are for the strict parser. */
const unusual = /[^\t\n\r\u0020-\ud7ff]/

const declaration = /<\?xml[ \t\r\n]+version="1\.0"(?:[ \t\r\n]+encoding="(?:UTF-8|utf-8|US-ASCII|us-ascii)")?[ \t\r\n]*\?>/y
const startTag = /<([A-Za-z_][A-Za-z0-9_.-]*)((?:[ \t\r\n]+[A-Za-z_][A-Za-z0-9_.-]*="[^"<&\t\r\n]*")*)[ \t\r\n]*(\/?)>/y
/** Not the beginning of an entity or character reference. */
const bareAmpersand = /&(?!#?[A-Za-z0-9_.:-]{1,40};)/
const attribute = /([A-Za-z_][A-Za-z0-9_.-]*)="([^"]*)"/g
const noAttributes: Readonly<Record<string, string>> = Object.freeze({})

function attributesOf(text: string): Readonly<Record<string, string>> | null {
  const found: Record<string, string> = {}
  for (const [, name, value] of text.matchAll(attribute)) {
    if (Object.hasOwn(found, name!)) return null
    found[name!] = value!
  }
  return found
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

function withoutEntities(text: string): string | null {
  let known = true
  const decoded = text.replace(/&[^;&]{0,6};?/g, (entity) => {
    const character = entities[entity]
    if (character === undefined) known = false
    return character ?? ''
  })
  return known ? decoded : null
}
