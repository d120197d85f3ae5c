/**
 * Paper that a form is drawn on: a PDF document handed in from outside, its place on the page, and its tags. Lengths are points, from
 * the top left corner.
 */

type Document = PDFKit.PDFDocument
export type Tag = PDFKit.PDFStructureElement
type TagOptions = PDFKit.Mixins.StructureElementOptions & { readonly scope?: 'Column' | 'Row' | 'Both' }

export interface TextStyle {
  readonly font: 'regular' | 'bold'
  readonly size: number
}

/** The type of what the form says, and of what is written into it. */
export const label: TextStyle = { font: 'regular', size: 6.5 }
export const data: TextStyle = { font: 'regular', size: 8 }

/** Widths of texts in their font at size 1, kept from one form to the next: measuring is the dearest part of laying out. */
export type TextWidths = Map<string, number>

/** The type that a form is set in, as far as laying out asks. */
export interface PaperType {
  readonly widths: TextWidths
  /** Whether the fonts have a letter, by its code point. */
  readonly hasLetter: (codePoint: number) => boolean
}

/** More are forgotten all at once. */
const mostWidths = 50_000

/** US letter, landscape. */
export const letter = { width: 792, height: 612, margin: 28 } as const

const leading = 1.18

export class Paper {
  readonly left = letter.margin
  readonly width = letter.width - 2 * letter.margin
  /** Where the next thing stands. */
  y: number = letter.margin
  readonly root: Tag
  readonly document: Document
  /** Below this nothing but the page number stands. */
  readonly #bottom = letter.height - letter.margin - 14
  readonly #type: PaperType
  #current = ''
  #spelled = false

  /** The document has the fonts `regular` and `bold`, buffers its pages, and has none yet. */
  constructor(document: Document, type: PaperType) {
    this.document = document
    this.#type = type
    this.document.addPage()
    this.root = document.struct('Document')
    document.addStructure(this.root)
  }

  lineHeight({ size }: TextStyle): number {
    return size * leading
  }

  /** Whether some letter had to be spelled as its code point. */
  get spelled(): boolean {
    return this.#spelled
  }

  /**
   * A text in letters that the fonts have: any other is spelled as its code point, `[U+682A U+5F0F]`, which can be read and looked up where a
   * box could not. Most filings are plain ASCII, as EDGAR asks for.
   */
  #legible(text: string): string {
    if (!/[^ -~]/.test(text)) return text
    const missing = (letter: string) => !this.#type.hasLetter(letter.codePointAt(0)!)
    return text.replace(/[^ -~]+/gu, (run) => {
      let spelled = ''
      let codes: string[] = []
      const close = () => {
        if (codes.length > 0) spelled += `[${codes.join(' ')}]`
        codes = []
      }
      for (const letter of run) {
        if (missing(letter)) codes.push(`U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)
        else {
          close()
          spelled += letter
        }
      }
      close()
      if (spelled !== run) this.#spelled = true
      return spelled
    })
  }

  /** Width of a text; words are measured once. */
  measure(given: string, style: TextStyle): number {
    const text = this.#legible(given)
    const widths = this.#type.widths
    const key = `${style.font} ${text}`
    const known = widths.get(key)
    if (known !== undefined) return known * style.size
    this.#use(style)
    const width = this.document.widthOfString(text) / style.size
    if (widths.size >= mostWidths) widths.clear()
    widths.set(key, width)
    return width * style.size
  }

  /**
   * Text in lines that fit a width, broken at spaces alone, so that a reader knows that a new line is a space; a word longer than a line is
   * cut, after a slash where it has one. At least one line.
   */
  lines(text: string, width: number, style: TextStyle): string[] {
    const found: string[] = []
    const space = this.measure(' ', style)
    let line = ''
    let used = 0
    for (const word of this.#legible(text).split(' ')) {
      const size = this.measure(word, style)
      if (line !== '' && used + space + size <= width) {
        line += ` ${word}`
        used += space + size
        continue
      }
      if (line !== '') found.push(line)
      const pieces = size <= width ? [word] : this.#cut(word, width, style)
      found.push(...pieces.slice(0, -1))
      line = pieces.at(-1) ?? ''
      used = this.measure(line, style)
    }
    return [...found, line]
  }

  /** One line of text, its top at `y`. */
  text(text: string, x: number, y: number, style: TextStyle): void {
    if (text === '') return
    this.#use(style)
    this.document.text(this.#legible(text), x, y, { lineBreak: false })
  }

  /** Lines below each other, the first at `y`. The space at their ends keeps words apart for whoever copies or searches the text. */
  stack(lines: readonly string[], x: number, y: number, style: TextStyle): void {
    lines.forEach((line, at) => {
      this.text(`${line} `, x, y + at * this.lineHeight(style), style)
    })
  }

  line(x1: number, y1: number, x2: number, y2: number): void {
    this.document.moveTo(x1, y1).lineTo(x2, y2)
  }

  /** Draws the lines and rectangles put down since the last call, as decoration. */
  strokeRules(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' })
    draw()
    this.document.lineWidth(0.5).stroke()
    this.document.endMarkedContent()
  }

  /** What is drawn is decoration: rules, page numbers, headings that were drawn before. */
  artifact(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.document.markContent('Artifact', { type })
    draw()
    this.document.endMarkedContent()
  }

  /** A group of the document's structure. */
  group(parent: Tag, type: string, options: TagOptions = {}): Tag {
    const tag = this.document.struct(type, options)
    parent.add(tag)
    return tag
  }

  /** Draws something as content of the document's structure and returns its tag. */
  tagged(parent: Tag, type: string, draw: () => void, options: TagOptions = {}): Tag {
    const content = this.document.markStructureContent(type)
    draw()
    this.document.endMarkedContent()
    const tag = this.group(parent, type, options)
    tag.add(content)
    return tag
  }

  /** Whether a height still fits on the page. */
  fits(height: number): boolean {
    return this.y + height <= this.#bottom
  }

  /** The height of an empty page. */
  get height(): number {
    return this.#bottom - letter.margin
  }

  breakPage(): void {
    this.document.addPage()
    this.y = letter.margin
    this.#current = ''
  }

  /** Breaks the page where a height does not fit any more. */
  need(height: number): void {
    if (!this.fits(height) && this.y > letter.margin) this.breakPage()
  }

  /** A paragraph over the width, breaking pages between its lines. */
  paragraph(parent: Tag, text: string, style: TextStyle, indent = 0): void {
    const height = this.lineHeight(style)
    const tag = this.group(parent, 'P')
    const lines = this.lines(text, this.width - indent, style)
    for (let at = 0; at < lines.length; ) {
      this.need(height)
      const content = this.document.markStructureContent('P')
      for (; at < lines.length && this.fits(height); at++) {
        // The space keeps the words of two lines apart for whoever copies or searches the text.
        this.text(`${lines[at]}${at + 1 < lines.length ? ' ' : ''}`, this.left + indent, this.y, style)
        this.y += height
      }
      this.document.endMarkedContent()
      tag.add(content)
    }
  }

  #use(style: TextStyle): void {
    const key = `${style.font}${style.size}`
    if (this.#current === key) return
    this.document.font(style.font).fontSize(style.size)
    this.#current = key
  }

  #cut(word: string, width: number, style: TextStyle): string[] {
    const pieces: string[] = []
    let piece = ''
    let used = 0
    // Parts between slashes stay whole; one that is too long is cut anywhere. The type has no kerning: a text is as wide as its letters.
    const parts = word.split(/(?<=\/)/).flatMap((part) => (this.measure(part, style) > width ? [...part] : [part]))
    for (const part of parts) {
      const size = this.measure(part, style)
      if (piece !== '' && used + size > width) {
        pieces.push(piece)
        piece = ''
        used = 0
      }
      piece += part
      used += size
    }
    return [...pieces, piece]
  }
}
