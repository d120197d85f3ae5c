import { entities } from '../../entities.ts'
import type { WordList, WordTraits } from './page.ts'

/** Text between the tags of an HTML print → words. */

const named: Readonly<Record<string, string>> = {
  ...entities,
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '\u00ad',
  zwnj: '\u200c',
  zwj: '\u200d',
  middot: '·',
  hellip: '…',
  eacute: 'é',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  szlig: 'ß',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  times: '×',
  deg: '°',
}

/** The characters an entity stands for, or `null` when it is none. */
export function entity(name: string): string | null {
  if (name[0] === '#') {
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    if (!Number.isInteger(code) || code <= 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null
    return code === 160 ? ' ' : String.fromCodePoint(code)
  }
  return Object.hasOwn(named, name) ? named[name]! : null
}

/** Where an entity that begins at an ampersand ends; `-1` where none does. No name is longer than eight characters. */
function endOfEntity(source: string, ampersand: number): number {
  for (let at = ampersand + 1; at < Math.min(source.length, ampersand + 10); at++) {
    const code = source.charCodeAt(at)
    if (code === 59) return at
    if (code === 60) return -1
  }
  return -1
}

/** White space, or an entity that stands for it, ends a word; so does a tag. */
const endsWord = (code: number): boolean => code <= 32 || code === 160 || code === 60

/** Adds the words from a place up to the next tag, and says where that begins. */
export function addWords(list: WordList, source: string, from: number, traits: WordTraits | null): number {
  let at = from
  while (at < source.length) {
    const code = source.charCodeAt(at)
    if (code === 60) break
    if (endsWord(code)) {
      list.space(1)
      at++
      while (at < source.length && source.charCodeAt(at) <= 32) at++
    } else at = addWord(list, source, at, traits)
  }
  return at
}

/** Adds the word that begins at a place, its entities decoded, and says where it and a blank written as an entity end. */
function addWord(list: WordList, source: string, start: number, traits: WordTraits | null): number {
  let at = start
  let word = ''
  let plainFrom = at
  while (at < source.length) {
    const next = source.charCodeAt(at)
    if (endsWord(next)) break
    if (next === 38) {
      const semicolon = endOfEntity(source, at)
      const decoded = semicolon > at ? entity(source.slice(at + 1, semicolon)) : null
      if (decoded !== null) {
        word += source.slice(plainFrom, at)
        if (decoded === ' ') {
          plainFrom = at
          break
        }
        word += decoded
        at = semicolon + 1
        plainFrom = at
        continue
      }
    }
    at++
  }
  const rest = source.slice(plainFrom, at)
  list.add(word === '' ? rest : word + rest, start, at, traits)
  if (at < source.length && source.charCodeAt(at) === 38) {
    at = source.indexOf(';', at) + 1
    list.space(1)
  }
  return at
}
