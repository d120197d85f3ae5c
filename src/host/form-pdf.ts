import PDFDocument from 'pdfkit'
import { drawForm } from '../print/form-pdf.ts'
import type { Sheet } from '../print/sheet.ts'
import { formFonts } from './form-fonts.ts'

/** The printed form as the bytes of a PDF: US letter, landscape, tagged, searchable. The same sheet always gives the same bytes. */
export async function formPdf(sheet: Sheet): Promise<Uint8Array> {
  const { regular, bold, type } = await formFonts()
  const name = sheet.owners[0]?.name ?? ''
  const [month, day, year] = (sheet.signatures.at(-1)?.date ?? '').split('/')
  const document = new PDFDocument({
    size: 'letter',
    layout: 'landscape',
    margin: 0,
    font: '',
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    info: {
      Title: `SEC Form ${sheet.form}${name === '' ? '' : `, ${name}`}`,
      // The day of the signature and not of the printing, for the same bytes every time.
      CreationDate: new Date(day ? `${year}-${month}-${day}T00:00:00Z` : 0),
    },
  })
  document.registerFont('regular', regular as unknown as PDFKit.Mixins.PDFFontSource)
  document.registerFont('bold', bold as unknown as PDFKit.Mixins.PDFFontSource)
  const chunks: Uint8Array[] = []
  const done = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
  drawForm(sheet, document, type)
  document.end()
  return done
}
