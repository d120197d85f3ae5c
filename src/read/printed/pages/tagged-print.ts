import type { Reading } from '../../../model/reading.ts'
import { readPages } from '../print.ts'
import { type Cell, cellOf, type Line, lineOf, WordList } from './page.ts'
import type { PlacedText, WordInBox } from './placed-print.ts'

/**
 * Prints as tagged PDF: the file says which words are a paragraph and which a cell of a table (ISO 32000-1, 14.8.4), so that nothing has to
 * be told from where words stand.
 */

/** A node of the structure of a page: its role, and the nodes and words in it, in reading order. */
export interface TaggedNode {
  readonly role: string
  readonly children: readonly (TaggedNode | WordInBox)[]
}

const isNode = (child: TaggedNode | WordInBox): child is TaggedNode => 'role' in child

/** Roles of what stands within a line. */
const inline = new Set(['Span', 'Link', 'Quote', 'Em', 'Strong', 'Code', 'Sub', 'Annot', 'Reference'])

/** Roles of what holds a text of its own. */
const paragraph = /^(?:P|H|H[1-6]|Title|Caption|LI|Lbl|LBody|Note|FENote|BlockQuote|TD|TH)$/

/** The words of a node and all below it, in reading order. */
const wordsIn = (node: TaggedNode): WordInBox[] => node.children.flatMap((child) => (isNode(child) ? wordsIn(child) : [child]))

/** Puts lines together out of paragraphs and rows of cells. */
class LineList {
  readonly lines: Line[] = []
  text = ''
  private readonly list = new WordList()
  private last: WordInBox | null = null
  /** The last word of the line or cell that is no mark. */
  private beside: WordInBox | null = null
  private table = 0

  /** `small`: the note marks of these pages are printed small, so that one in the size of the text is text. */
  constructor(private readonly small: boolean) {}

  add(node: TaggedNode): void {
    if (node.role === 'Table') this.table++
    if (node.role === 'TR') {
      this.finish()
      const cells = node.children.filter(isNode).map((cell, column) => this.cellOf(cell, column))
      this.push(cells, this.table)
      return
    }
    const isLine = !inline.has(node.role)
    if (isLine) this.finish()
    for (const child of node.children) {
      if (isNode(child)) this.add(child)
      else this.addWord(child)
    }
    if (isLine) this.finish()
  }

  finish(): void {
    if (!this.list.empty) this.push([cellOf(this.list.take(), 0)], null)
    this.last = null
    this.beside = null
  }

  private cellOf(node: TaggedNode, column: number): Cell {
    for (const word of wordsIn(node)) this.addWord(word)
    this.last = null
    this.beside = null
    if (this.text !== '') this.text += '\t'
    return cellOf(this.list.take(), column)
  }

  /** Whether a mark is small beside the text before it; of one that stands alone nothing is known. */
  private raised(word: WordInBox): boolean | undefined {
    if (this.beside === null || !isMark.test(word.text)) return undefined
    return isSmaller(word, this.beside) ? true : this.small ? false : undefined
  }

  private push(cells: readonly Cell[], table: number | null): void {
    this.text += '\n'
    if (cells.some((cell) => cell.words.length > 0)) this.lines.push(lineOf(cells, table))
  }

  private addWord(word: WordInBox): void {
    const { last } = this
    if (last === null) this.list.space(2)
    else if (!isSameLine(last, word) || apart(last, word)) {
      this.text += ' '
      this.list.space(1)
    }
    const start = this.text.length
    this.text += word.text
    const { page, box } = word
    this.list.add(word.text, start, this.text.length, { page, box, raised: this.raised(word) })
    if (!isMark.test(word.text)) this.beside = word
    this.last = word
  }
}

const isSameLine = ({ page, box: [, y, , height] }: WordInBox, word: WordInBox): boolean =>
  page === word.page && Math.abs(word.box[1] - y) < height * 0.6

const isMark = /^\(\d{1,2}\)/

const isSmaller = ({ box }: WordInBox, before: WordInBox): boolean => box[3] < before.box[3] * 0.85

/** Whether white space stands between two words of one line. */
const apart = (before: WordInBox, word: WordInBox): boolean =>
  word.box[0] - (before.box[0] + before.box[2]) > (before.box[2] / before.text.length) * 0.25

/** Whether a structure is one of paragraphs and of tables whose rows have cells, as that of a page laid out by tables is not. */
function isWhole(nodes: readonly TaggedNode[]): boolean {
  let inside = 0
  let outside = 0
  let rows = 0
  const count = ({ role, children }: TaggedNode, within: boolean) => {
    const here = within || paragraph.test(role)
    if (role === 'TR' && children.length > 3) rows++
    for (const child of children) {
      if (isNode(child)) count(child, here)
      else if (here || inline.has(role)) inside++
      else outside++
    }
  }
  for (const node of nodes) count(node, false)
  return rows > 1 && inside > outside * 20
}

/** The text and lines of a tagged PDF, page after page, or `null` where its tags do not tell paragraphs and cells. */
function taggedText(pages: readonly TaggedNode[]): PlacedText | null {
  if (!isWhole(pages)) return null
  const words = pages.flatMap(wordsIn)
  const list = new LineList(words.some((word, at) => at > 0 && isMark.test(word.text) && isSmaller(word, words[at - 1]!)))
  for (const page of pages) list.add(page)
  return {
    text: list.text,
    page: { lines: list.lines, layout: 'grid', breaks: true, order: 'boxes', ticks: 'only-ticked', damage: 1 },
  }
}

/** Reads the forms of a tagged PDF, or `null` where its tags do not tell enough. Throws `UnreadableError` when there is none. */
export function readTagged(pages: readonly TaggedNode[]): Reading[] | null {
  const tagged = taggedText(pages)
  return tagged && readPages(tagged.text, tagged.page, 'pdf')
}
