import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import type { PaperType } from '../print/pdf-paper.ts'

/**
 * The type that forms are set in as PDF: Liberation Sans, which has the metrics of Arial, under the SIL Open Font License. It comes with
 * pdfjs-dist. Opened once; opening and laying out anew would take half the time of a form.
 */
export interface FormFonts {
  readonly regular: Font
  readonly bold: Font
  /** With the widths of words measured so far, for all forms. */
  readonly type: PaperType
}

let opened: Promise<FormFonts> | undefined

export function formFonts(): Promise<FormFonts> {
  opened ??= open()
  return opened
}

async function open(): Promise<FormFonts> {
  const { resolve } = createRequire(import.meta.url)
  const font = async (name: string) =>
    create(withoutTables(await readFile(resolve(`pdfjs-dist/standard_fonts/LiberationSans-${name}.ttf`))))
  const [regular, bold] = [await font('Regular'), await font('Bold')]
  return { regular, bold, type: { widths: new Map(), hasLetter: (codePoint) => regular.hasGlyphForCodePoint(codePoint) } }
}

/** Kerning and ligatures: columns of figures do without, and laying out is twice as fast. */
const dropped = new Set(['GPOS', 'GSUB', 'GDEF', 'kern'])

/** A TrueType file without the tables dropped: its directory (OpenType specification, "Table Directory") written anew. */
function withoutTables(file: Buffer): Buffer {
  const directory = 12
  const entry = 16
  const tables = Array.from({ length: file.readUInt16BE(4) }, (_, at) => {
    const start = directory + entry * at
    return {
      tag: file.toString('latin1', start, start + 4),
      checksum: file.readUInt32BE(start + 4),
      offset: file.readUInt32BE(start + 8),
      length: file.readUInt32BE(start + 12),
    }
  }).filter(({ tag }) => !dropped.has(tag))
  const head = Buffer.alloc(directory + entry * tables.length)
  file.copy(head, 0, 0, directory)
  head.writeUInt16BE(tables.length, 4)
  const parts = [head]
  let offset = head.length
  tables.forEach((table, at) => {
    const start = directory + entry * at
    head.write(table.tag, start, 'latin1')
    head.writeUInt32BE(table.checksum, start + 4)
    head.writeUInt32BE(offset, start + 8)
    head.writeUInt32BE(table.length, start + 12)
    const padded = Buffer.alloc((table.length + 3) & ~3)
    file.copy(padded, 0, table.offset, table.offset + table.length)
    parts.push(padded)
    offset += padded.length
  })
  return Buffer.concat(parts)
}
