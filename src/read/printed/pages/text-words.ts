import { ticked, unticked, type WordList } from './page.ts'

/** How a plain text spells what its format cannot: which escapes it uses. */
export interface Spelling {
  /** A backslash protects the next punctuation mark, as in markdown. */
  readonly backslash: boolean
  /** Remains of markup: `<u>`, `<input checked>`. */
  readonly tags: boolean
  /** Lines of box-drawing characters say where a box ends: they count as white space. */
  readonly borders: boolean
}

/** Stands in place of a sign that is markup: no part of a word, and no end of one. */
export const masked = '\uffff'

/** What a character is: white space; a letter, digit or sign that is only part of a word, whatever is spelled how; or one that may say more. */
const blank = 1
const plain = 2
const other = 0

/** The characters by code; box-drawing ones are white space where `borders` says so. */
function charactersOf(borders: boolean): Uint8Array {
  const characters = new Uint8Array(0x10000).fill(other)
  for (let code = 33; code < 127; code++) if (!'<\\^'.includes(String.fromCharCode(code))) characters[code] = plain
  characters.fill(blank, 0, 33)
  characters[160] = blank
  if (borders) for (const border of '│┃║┌┐└┘├┤┬┴┼─━═╔╗╚╝╠╣╦╩╬') characters[border.charCodeAt(0)] = blank
  return characters
}

const bordered = charactersOf(true)
const unbordered = charactersOf(false)

const drawn = /^[│┃║]+$/u
const rule = /^[_─━═=-]{9,}$/u

const tag = /^<(?:(\/?)(?:u|b|i|em|strong|sup|sub|br|font|span|p)\b[^<>]{0,200}|input\b([^<>]{0,200}))>/i

/**
 * Adds the words of `source` from `from` to `to`, a line without its break. Caret marks `^(1)` of text browsers lose the caret and are
 * known to be raised.
 */
export function addWords(list: WordList, source: string, from: number, to: number, spelling: Spelling): void {
  const characters = spelling.borders ? bordered : unbordered
  let at = from
  while (at < to) {
    const code = source.charCodeAt(at)
    if (characters[code] === blank) {
      list.space(1)
      at++
      while (at < to && characters[source.charCodeAt(at)] === blank) at++
      continue
    }
    if (spelling.tags && code === 60) {
      const match = tag.exec(source.slice(at, Math.min(to, at + 220)))
      if (match) {
        if (match[2] === undefined) {
          list.space(/^<\/?(?:u|br|p)\b/i.test(match[0]) ? 2 : 1)
          if (/^<sup\b/i.test(match[0])) list.raiseNext()
        } else {
          list.space(1)
          list.add(/checked/i.test(match[2]) ? ticked : unticked, at, at + match[0].length, null)
          list.space(1)
        }
        at += match[0].length
        continue
      }
    }
    const start = at
    // `[ ]` and `( )` are one word though white space stands in them.
    if ((code === 91 || code === 40 || code === 92) && mayBeBox(source.charCodeAt(at + 1))) {
      const box = /^\\?[[(]\s{0,3}\\?[\])]/.exec(source.slice(at, Math.min(to, at + 9)))
      if (box && box[0].length > 2) {
        list.space(1)
        list.add('[ ]', at, at + box[0].length, null)
        list.space(1)
        at += box[0].length
        continue
      }
    }
    let text = ''
    let plainFrom = at
    let raises = false
    while (at < to) {
      const next = source.charCodeAt(at)
      const character = characters[next]
      if (character === plain) {
        at++
        continue
      }
      if (character === blank || (spelling.tags && next === 60 && tag.test(source.slice(at, Math.min(to, at + 220))))) break
      if (next === 0xffff) {
        text += source.slice(plainFrom, at)
        plainFrom = at + 1
        at++
        continue
      }
      if (spelling.backslash && next === 92 && at + 1 < to && /[!-/:-@[-`{-~]/.test(source[at + 1]!)) {
        text += source.slice(plainFrom, at)
        plainFrom = at + 1
        at += 2
        continue
      }
      if (next === 94) raises = true
      at++
    }
    const rest = source.slice(plainFrom, at)
    addTyped(list, text === '' ? rest : text + rest, start, at, raises)
  }
}

/** What may follow the bracket of an empty box, or its backslash: white space, a bracket or a backslash. */
const mayBeBox = (code: number): boolean => code <= 32 || code >= 160 || code === 40 || code === 41 || (code >= 91 && code <= 93)

const raised = { raised: true }

/** Adds a word or what is typed for something else; `raises` says that carets stand in it. */
function addTyped(list: WordList, text: string, start: number, end: number, raises: boolean): void {
  // Most words begin with a letter or digit and hold no sign that says more.
  const first = text.charCodeAt(0) | 32
  if ((first >= 97 && first <= 122) || (first >= 48 && first <= 57)) {
    addRaised(list, text, start, end, raises)
    return
  }
  if (first >= 128 && drawn.test(text)) return
  // A rule across the page parts lines and says nothing.
  if (text.length > 8 && rule.test(text)) {
    list.space(2)
    return
  }
  // A text browser puts no space between a ticked box and its label: `[*]Check`.
  if (text.length > 3 && text.charCodeAt(0) === 91 && /^\[[xX*]\][A-Za-z]/.test(text)) {
    addTyped(list, text.slice(0, 3), start, start + 3, false)
    list.space(1)
    addTyped(list, text.slice(3), start + 3, end, raises)
    return
  }
  addRaised(list, text, start, end, raises)
}

/** Adds a word, of which every caret raises what follows it: `Stock^(1)^(2)`. */
function addRaised(list: WordList, text: string, start: number, end: number, raises: boolean): void {
  if (!raises) {
    list.add(text, start, end, null)
    return
  }
  let at = 0
  for (const piece of text.split('^')) {
    const from = Math.min(end, start + at)
    if (piece !== '') list.add(piece, from, Math.min(end, from + piece.length), at > 0 ? raised : null)
    at += piece.length + 1
  }
  if (text.endsWith('^')) list.raiseNext()
}
