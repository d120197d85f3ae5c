import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { emptyAddress, emptyDocument, emptyRelationship, emptyRow, type OwnershipDocument } from '../../src/model/document.ts'
import type { Issue } from '../../src/model/issue.ts'
import { formHtml, formPage } from '../../src/print/form-page.tsx'
import { sheetOf } from '../../src/print/sheet.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const isElement = (node: Node): node is Element => 'tagName' in node
const all = (node: Node): Element[] =>
  ('childNodes' in node ? node.childNodes : []).flatMap((child) => (isElement(child) ? [child, ...all(child)] : []))
const attribute = (element: Element, name: string) => element.attrs.find((one) => one.name === name)?.value ?? null
const text = (node: Node): string => ('value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(text).join('') : '')

const document: OwnershipDocument = {
  ...emptyDocument('4'),
  schemaVersion: 'X0508',
  aff10b5One: true,
  issuer: { cik: null, name: 'EXAMPLE <INC> & CO', tradingSymbol: 'EXM', foreignTradingSymbol: null },
  nonDerivative: [
    {
      ...emptyRow,
      kind: 'transaction',
      securityTitle: { value: 'Common Stock', footnotes: ['F1'] },
      coding: { formType: '5', code: 'S', equitySwapInvolved: true, footnotes: [] },
      pricePerShare: { value: null, footnotes: ['F1', 'F2'] },
      directOrIndirect: { value: 'D', footnotes: ['F9'] },
    },
  ],
  footnotes: [
    { id: 'F1', text: 'One.' },
    { id: 'F2', text: '<script>alert(1)</script>' },
  ],
}

const page = (issues: readonly Issue[] = []) => all(parseFragment(formHtml(sheetOf(document), issues)))

describe('the form as HTML', () => {
  it('links every mark to its note, and every note back to its marks', () => {
    const elements = page()
    const ids = elements.map((element) => attribute(element, 'id')).filter((id) => id !== null)
    expect(new Set(ids).size).toBe(ids.length)
    const links = elements.filter((element) => element.tagName === 'a').map((element) => attribute(element, 'href')!.slice(1))
    expect(links.filter((target) => !ids.includes(target))).toEqual([])
    const marks = elements.filter((element) => attribute(element, 'class') === 'mark')
    expect(marks).toHaveLength(4)
    expect(links.filter((target) => target.startsWith('mark-'))).toHaveLength(3)
    const described = elements.flatMap((element) => attribute(element, 'aria-describedby') ?? [])
    expect(described.filter((target) => !ids.includes(target))).toEqual([])
  })

  it('shows a mark without its note as it stands', () => {
    const mark = page().find((element) => text(element) === '(9)')
    expect(mark && all(mark)).toEqual([])
  })

  it('tells what a code means to those who point, tab or listen', () => {
    const codes = page().filter((element) => attribute(element, 'class') === 'meaning')
    expect(codes.map((element) => [attribute(element, 'aria-label'), attribute(element, 'tabindex')])).toEqual([
      ['S, open-market sale; K, equity swap', '0'],
      ['V, reported earlier than required', '0'],
    ])
  })

  it('has nothing of a filing as markup', () => {
    const html = formPage(sheetOf(document), '')
    expect(html).not.toContain('<script')
    expect(html).toContain('EXAMPLE &lt;INC> &amp; CO')
  })

  it('puts issues on their cells and boxes, and in a list before the form with links', () => {
    const issues: Issue[] = [
      { code: 'a', severity: 'warning', path: 'nonDerivative[0].coding.code', message: 'code S with a swap' },
      { code: 'b', severity: 'error', path: 'issuer.tradingSymbol', message: 'ticker unknown', rule: 'specification 3.5' },
      { code: 'c', severity: 'note', path: '', message: 'nothing in Table II' },
      { code: 'd', severity: 'error', path: 'footnotes[1].text', message: 'a note with markup' },
    ]
    const elements = page(issues)
    const list = elements.find((element) => attribute(element, 'class')?.startsWith('issue-list'))
    const lines = all(list!).filter((element) => element.tagName === 'li')
    expect(lines.map((line) => text(line).split(':')[0])).toEqual(['error', 'error', 'warning', 'note'])
    const targets = lines.flatMap((line) => all(line).flatMap((element) => attribute(element, 'href')?.slice(1) ?? []))
    const places = targets.map((target) => elements.find((element) => attribute(element, 'id') === target))
    expect(places.map((place) => place && text(place).includes(':'))).toEqual([true, true, true])
    const cell = elements.find((element) => attribute(element, 'id') === 'nonDerivative-0-transactionCode')
    expect(attribute(cell!, 'class')).toContain('warning')
    expect(text(cell!)).toContain('code S with a swap')
  })

  it('has a place for what is wrong with any of the owners as a whole', () => {
    const owner = { cik: null, name: 'DOE JANE', address: emptyAddress, relationship: emptyRelationship }
    const joint = { ...document, reportingOwners: [owner, { ...owner, name: 'ROE RICHARD' }] }
    const issues: Issue[] = [0, 1].map((at) => ({ code: 'a', severity: 'warning', path: `reportingOwners[${at}]`, message: `odd ${at}` }))
    const elements = all(parseFragment(formHtml(sheetOf(joint), issues)))
    const list = elements.find((element) => attribute(element, 'class')?.startsWith('issue-list'))
    const targets = all(list!).flatMap((element) => attribute(element, 'href')?.slice(1) ?? [])
    const places = targets.map((target) => elements.find((element) => attribute(element, 'id') === target))
    expect(places.map((place) => place && text(place).includes('odd'))).toEqual([true, true])
    expect(places.map((place) => /DOE JANE|ROE RICHARD/.exec(text(place!))?.[0])).toEqual(['DOE JANE', 'ROE RICHARD'])
  })

  it('says what is wrong in many places once, and folds up mere notes', () => {
    const note = { code: 'a', severity: 'note', message: 'looks like a total' } as const
    const issues: Issue[] = ['nonDerivative[0].shares', 'nonDerivative[0].pricePerShare', 'remarks'].map((path) => ({ ...note, path }))
    const list = page(issues).find((element) => element.tagName === 'details')
    expect(text(list!)).toBe('One note on this filingnote: looks like a total, and in 2 more places')
  })

  it('keeps the ids of two forms on one page apart', () => {
    const sheet = sheetOf(document)
    const ids = all(parseFragment(formHtml(sheet, [], 'a-') + formHtml(sheet, [], 'b-'))).flatMap(
      (element) => attribute(element, 'id') ?? [],
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('associates every cell with a heading of its column', () => {
    for (const table of page().filter((element) => element.tagName === 'table')) {
      const rows = all(table).filter((element) => element.tagName === 'tr')
      const width = (row: Element) =>
        all(row)
          .filter((element) => element.tagName === 'th' || element.tagName === 'td')
          .reduce((sum, cell) => sum + Number(attribute(cell, 'colspan') ?? 1), 0)
      const [head, , line] = rows
      if (line) expect(width(line)).toBe(width(head!))
      for (const heading of all(table).filter((element) => element.tagName === 'th')) expect(attribute(heading, 'scope')).not.toBeNull()
    }
  })
})
