/** The lines and words of an ASCII form, each with its place in the source. */

export interface TextLine {
  readonly text: string
  /** Where the text begins in the source, in UTF-16 units. */
  readonly start: number
}

/** A word and the columns of the line it stands in, counted from 0; `to` is exclusive. */
export interface TextWord {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
  /** Whether a bar parts it from the word before. */
  readonly afterBar: boolean
}

/** What text browsers draw, as it is typed: borders as bars and rules, a raised mark `^(1)` without its caret. */
const plain = (line: string): string =>
  /[\u2500-\u256c^]/.test(line)
    ? line
        .replace(/[│┃║]/g, '|')
        .replace(/[\u2500-\u256c]/g, '-')
        .replace(/\^(?=\()/g, ' ')
    : line

/** No line of a form is longer; of longer ones, which only prose has, every piece of so many characters is a line. */
const longestLine = 2_000

const partsOf = (line: string): readonly string[] =>
  line.length <= longestLine ? [line] : (line.match(/[\s\S]{1,2000}(?=\s|$)|[\s\S]{1,2000}/g) ?? [])

/** The lines of a text, freed of what the envelope puts before a dash (`- ---`, RFC 1421, 4.3.2.1) and of page marks. */
export function linesIn(text: string): TextLine[] {
  const lines: TextLine[] = []
  let start = 0
  for (const raw of text.split('\n').flatMap(partsOf)) {
    const line = plain(raw.trimEnd())
    if (/^- [-–]/.test(line)) lines.push({ text: line.slice(2), start: start + 2 })
    else lines.push({ text: /^\s*<\/?PAGE>/i.test(line) ? '' : line, start })
    start += raw.length + (text[start + raw.length] === '\n' ? 1 : 0)
  }
  return lines
}

/** A line drawn across the page or under a box. */
export const isRule = ({ text }: TextLine): boolean => /[-_=*]{4}/.test(text) && /^[\s|_=+<>*-]*$/.test(text)

export const isBlank = ({ text }: TextLine): boolean => /^[\s|]*$/.test(text)

/** A line without white space and bars at its ends. */
export function trimmed({ text, start }: TextLine): TextLine {
  const from = text.search(/[^\s|]/)
  return from < 0 ? { text: '', start } : { text: text.slice(from).replace(/[\s|]+$/, ''), start: start + from }
}

/** What is written in lines: neither blank ones nor rules. */
export const written = (lines: readonly TextLine[]): TextLine[] =>
  lines.flatMap((line) => (isBlank(line) || isRule(line) ? [] : [trimmed(line)]))

export const spanOf = ({ text, start }: TextLine): readonly [number, number] => [start, start + text.length]

/** The runs of a line that two or more blanks, a tab or a bar part. */
export function chunksOf({ text, start }: TextLine): TextLine[] {
  return [...text.matchAll(/[^\s|]+(?: [^\s|]+)*/g)].map((match) => ({ text: match[0], start: start + match.index }))
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** A word by its characters, or several that are one value: `$ 12 1/2`, `March 5, 2001`; a mark or a letter in brackets stands by itself. */
const word = new RegExp(
  [
    `(?:${months})\\.? \\d{1,2}, ?\\d{4}`,
    '(?:\\$ ?)?\\d+[ -]\\d{1,2}/(?:2|4|8|16|32|64)(?![\\d/])',
    '\\$ ?\\d[\\d,.]*',
    '\\([A-Za-z\\d]{1,2}\\)',
    '[^\\s|()]+',
    '[()]',
  ].join('|'),
  'gi',
)
/** The words of a line. Tabs stand for blanks up to the next eighth column. */
export function wordsIn({ text, start }: TextLine): TextWord[] {
  const columns: number[] = []
  let column = 0
  for (const character of text.split('')) {
    columns.push(column)
    column = character === '\t' ? (column >> 3) * 8 + 8 : column + 1
  }
  const words: TextWord[] = []
  for (const match of text.matchAll(word)) {
    const [from, to] = [match.index, match.index + match[0].length]
    const last = words.at(-1)
    const isGlued = last !== undefined && last.end === start + from
    // Brackets inside a text belong to it: `Option (right to buy)`.
    if (isGlued && !isBracketed(match[0]) && !isBracketed(last.text))
      words[words.length - 1] = { ...last, text: last.text + match[0], to: columns[from]! + match[0].length, end: start + to }
    else {
      const afterBar = last !== undefined && text.slice(last.end - start, from).includes('|')
      words.push({
        text: match[0],
        from: columns[from]!,
        to: columns[from]! + match[0].length,
        start: start + from,
        end: start + to,
        afterBar,
      })
    }
  }
  return words
}

const isBracketed = (text: string): boolean => /^\([A-Za-z\d]{1,2}\)$/.test(text)

/** The number of a note mark, `(2)`; `null` for any other word. */
export const markOf = (text: string): number | null => {
  const match = /^\((\d{1,2})\)$/.exec(text)
  return match && Number(match[1]) > 0 ? Number(match[1]) : null
}
