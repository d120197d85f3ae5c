import type { ElementEntry } from './element-table.ts'
import { decodeEntities } from './entities.ts'
import { runIsCoded, runIsPlain, type Sink } from './sink.ts'
import type { SourceText } from './source-text.ts'

/** The text of the field that is open: mostly one run of the source, put together where mark-up or character data split it. */
export class FieldText {
  readonly #source: SourceText
  readonly #sink: Sink
  #start = -1
  #end = -1
  #flags = runIsPlain
  /** What was put together, else null. */
  #assembled: string | null = null

  constructor(source: SourceText, sink: Sink) {
    this.#source = source
    this.#sink = sink
  }

  /** Whether any text was found. */
  get begun(): boolean {
    return this.#start >= 0
  }

  /** Adds a run of the source; `flags` as `Sink.field` takes them. */
  add(start: number, end: number, flags: number): void {
    if (this.#assembled !== null) {
      this.#assembled += this.#decode(this.#source.decode(start, end), start, end)
    } else if (this.#start < 0) {
      this.#start = start
      this.#end = end
      this.#flags = flags
    } else if (this.#end === start) {
      this.#end = end
      this.#flags = runIsCoded
    } else {
      const first = this.#source.decode(this.#start, this.#end)
      const second = this.#source.decode(start, end)
      const between = this.#source.decode(this.#end, start)
      const gap = /^\s|\s$|<\/?(?!!)/.test(between) || /\s$/.test(first) ? ' ' : ''
      this.#assembled = this.#decode(first, start, end) + gap + this.#decode(second, start, end)
    }
  }

  /** Adds what stands in `<![CDATA[…]]>`, which begins at `opening`. */
  addCharacterData(opening: number, start: number, end: number): void {
    const before =
      this.begun && this.#assembled === null ? this.#decode(this.#source.decode(this.#start, this.#end), this.#start, this.#end) : ''
    this.#assembled = (this.#assembled ?? before) + this.#source.decode(start, end)
    if (!this.begun) this.#start = opening
  }

  /** Tells the sink the field, if it has text; a footnote also without. */
  tell(element: ElementEntry): void {
    if (this.#assembled !== null) this.#sink.assembledField(element, this.#assembled, this.#start)
    else if (this.#start >= 0 || element.kind === 'footnote') {
      this.#sink.field(element, Math.max(this.#start, 0), Math.max(this.#end, 0), this.#flags)
    }
  }

  clear(): void {
    this.#start = -1
    this.#end = -1
    this.#flags = runIsPlain
    this.#assembled = null
  }

  #decode(text: string, start: number, end: number): string {
    return decodeEntities(text, (entity) =>
      this.#sink.trouble('raw-ampersand', 'warning', start, end, `"&" is not written as an entity before "${entity}"`),
    )
  }
}
