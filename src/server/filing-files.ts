import { type Context, Hono } from 'hono'
import type { OwnershipDocument } from '../model/document.ts'
import { sheetOf } from '../print/sheet.ts'
import type { Store } from '../store/store.ts'
import { writeXml } from '../write/xml.ts'
import { noFiling, told } from './trouble.tsx'

/** PDFs are drawn by a large package, which the server needs for nothing else. */
const pdfOf = async (document: OwnershipDocument) => (await import('../host/form-pdf.ts')).formPdf(sheetOf(document))

/** A filing as a file to keep: the printed form as PDF, its document as ownership XML, and its source as it was loaded. */
export function filingFiles(store: Store): Hono {
  const app = new Hono()
  const given = (
    c: Context,
    reference: string,
    ending: string,
    type: string,
    bytes: Uint8Array,
    as: 'inline' | 'attachment' = 'attachment',
  ) =>
    c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
      'content-type': type,
      'content-disposition': `${as}; filename="${reference.replace(/[^\w.-]/g, '_')}.${ending}"`,
    })

  app.get('/filing/:reference/form.pdf', async (c) => {
    const reference = c.req.param('reference')
    const filing = await store.filing(reference)
    return filing
      ? given(c, reference, 'pdf', 'application/pdf', await pdfOf(filing.document), 'inline')
      : told(c, noFiling(reference), 404)
  })
  app.get('/filing/:reference/ownership.xml', async (c) => {
    const reference = c.req.param('reference')
    const filing = await store.filing(reference)
    if (!filing) return told(c, noFiling(reference), 404)
    return given(c, reference, 'xml', 'application/xml', new TextEncoder().encode(writeXml(filing.document)))
  })
  app.get('/filing/:reference/source.txt', async (c) => {
    const reference = c.req.param('reference')
    const source = await store.source(reference)
    // Never rendered by the browser: what was filed may hold mark-up.
    return source ? given(c, reference, 'txt', 'text/plain; charset=utf-8', source.bytes) : told(c, noFiling(reference), 404)
  })
  return app
}
