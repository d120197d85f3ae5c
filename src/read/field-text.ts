import type { ElementEntry } from './element-table.ts'
import { decodeEntities } from './entities.ts'
import { runIsCoded, runIsPlain, type Sink } from './sink.ts'
import type { SourceText } from './source-text.ts'

/** The text of the field that is open: mostly one run of the source, put together where mark-up or character data split it. */
export class FieldText {
  readonly #source: SourceText
  readonly #sink: Sink
  #start = -1
  /** Past the last of it in the source. */
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
    if (!this.begun) {
      this.#start = start
      this.#end = end
      this.#flags = flags
    } else if (this.#assembled === null && this.#end === start) {
      this.#end = end
      this.#flags = runIsCoded
    } else {
      this.#put(this.#decode(this.#source.decode(start, end), start, end), start, end)
    }
  }

  /** Adds what stands in `<![CDATA[…]]>`, which begins at `opening` and is past at `past`. */
  addCharacterData(opening: number, start: number, end: number, past: number): void {
    const text = this.#source.decode(start, end)
    if (this.begun) this.#put(text, opening, past)
    else {
      this.#start = opening
      this.#end = past
      this.#assembled = text
    }
  }

  /** Puts what was read between two places of the source behind what there is; white space that parts them in the source parts them here. */
  #put(text: string, from: number, past: number): void {
    const before = this.#assembled ?? this.#decode(this.#source.decode(this.#start, this.#end), this.#start, this.#end)
    const gap = /^\s|\s$|<\/?(?!!)/.test(this.#source.decode(this.#end, from)) ? ' ' : ''
    this.#assembled = before + gap + text
    this.#end = past
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
