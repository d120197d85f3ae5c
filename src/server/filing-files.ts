import { Hono } from 'hono'
import type { OwnershipDocument } from '../model/document.ts'
import { sheetOf } from '../print/sheet.ts'
import type { Store } from '../store/store.ts'
import { writeXml } from '../write/xml.ts'
import { noFiling, told } from './trouble.tsx'

/** PDFs are drawn by a large package, which the server needs for nothing else. */
const pdfOf = async (document: OwnershipDocument) => (await import('../host/form-pdf.ts')).formPdf(sheetOf(document))

/** A filing as a file to keep: the printed form as PDF, and its document as ownership XML. */
export function filingFiles(store: Store): Hono {
  const app = new Hono()
  app.get('/filing/:reference/:file{(form\\.pdf|ownership\\.xml)}', async (c) => {
    const [reference, file] = [c.req.param('reference'), c.req.param('file')]
    const filing = await store.filing(reference)
    if (!filing) return told(c, noFiling(reference), 404)
    const name = `${reference.replace(/[^\w.-]/g, '_')}${file === 'form.pdf' ? '.pdf' : '.xml'}`
    const body = file === 'form.pdf' ? await pdfOf(filing.document) : new TextEncoder().encode(writeXml(filing.document))
    return c.body(body as Uint8Array<ArrayBuffer>, 200, {
      'content-type': file === 'form.pdf' ? 'application/pdf' : 'application/xml',
      'content-disposition': `${file === 'form.pdf' ? 'inline' : 'attachment'}; filename="${name}"`,
    })
  })
  return app
}
