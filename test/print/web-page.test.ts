import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { formHtml } from '../../src/print/form-page.tsx'
import { sheetOf } from '../../src/print/sheet.ts'
import { read } from '../../src/read/read.ts'
import { corpusFiles, corpusFolder, haveCorpus, withoutCorpus } from '../corpus/corpus.ts'
import { ownershipXmlIn, readWithSaxes } from '../oracle/saxes-reader.ts'

/** Our page beside EDGAR's: the same words in the same order, but for what ours adds. */

type Node = DefaultTreeAdapterMap['node']

const attribute = (node: Node, name: string) => ('attrs' in node ? (node.attrs.find((one) => one.name === name)?.value ?? '') : '')
const added = (node: Node) => /\badded\b/.test(attribute(node, 'class'))
const hidden = (node: Node) => ['style', 'title', 'script'].includes('tagName' in node ? node.tagName : '')

/** Every word of a page; words of two elements never run together but for a mark and the text before it. */
function words(node: Node): string {
  if ('value' in node) return node.value
  if (added(node) || hidden(node)) return ''
  const inner = ('childNodes' in node ? node.childNodes : []).map(words).join('')
  const inline = 'tagName' in node && ['sup', 'b', 'i', 'a', 'u', 'font'].includes(node.tagName)
  return inline ? inner : ` ${inner} `
}

/** The page in its parts: all before Table I as sorted words, for the boxes stand in the order of their numbers on ours. */
function parts(html: string): { head: string[]; tables: string; rest: string } {
  const text = words(parse(html))
    .replace(/[\s\u00a0]+/g, ' ')
    // EDGAR's page closes up a mark and its text, or not; brackets likewise.
    .replace(/ ?(\(\d+\)) ?/g, ' $1 ')
    .replace(/\$ /g, '$')
    .replace(/ ?\* /g, '* ')
    .replace(/\s+/g, ' ')
    .trim()
  const tableOne = text.indexOf('Table I - ')
  const rest = text.indexOf('Explanation of Responses:')
  const head = text.slice(0, tableOne).replace(/^SEC Form [345](\/A)? /, '')
  return {
    head: head
      .replace(/\*/g, ' ')
      .split(' ')
      .filter((word) => word !== '')
      .sort(),
    tables: text.slice(tableOne, rest).trim(),
    rest: text.slice(rest).trim(),
  }
}

const ours = (path: string) => parts(formHtml(sheetOf(readWithSaxes(ownershipXmlIn(readFileSync(path, 'utf8'))))))

if (!haveCorpus) process.stderr.write(`web pages: ${withoutCorpus}\n`)

/** Saved pages of sec.gov and the XML they show. */
const saved: readonly (readonly [page: string, xml: string])[] = [
  ['form3.snow.html', 'ownership-xml/3_X0206_68c8b2f760cd.xml'],
  ['form5.snow.html', 'ownership-xml/5_X0306_cec0c0c171fb.xml'],
  ['GOOG-0001127602-15-028697.html', 'ownership-xml/4_X0306_0001127602-15-028697.xml'],
  ['GOOG-0001209191-22-024552.html', 'ownership-xml/4_X0306_0001209191-22-024552.xml'],
]

describe.runIf(haveCorpus)("our page and EDGAR's", () => {
  it.each(saved)('have the same words: %s', (page, xml) => {
    expect(ours(join(corpusFolder, xml))).toEqual(parts(readFileSync(join(corpusFolder, 'rendered-html', page), 'utf8')))
  })

  it('have the same words where only the page is left to read the document from', () => {
    const page = readFileSync(join(corpusFolder, 'rendered-html/form4.Evans.html'))
    const { document } = read(new Uint8Array(page))
    expect(parts(formHtml(sheetOf(document)))).toEqual(parts(page.toString('utf8')))
  })

  const rebuilt = corpusFiles('printed/web-html').map((page) => {
    const id = basename(page).replace(/\.web-html\.html$/, '')
    return { id, page, xml: join(corpusFolder, 'printed/truth', `${id}.xml`) }
  })
  it('have the same words in every page that was rebuilt from its XML', () => {
    expect(rebuilt.length).toBeGreaterThan(50)
    const differing = rebuilt
      .filter(({ xml }) => existsSync(xml))
      .flatMap(({ id, page, xml }) => {
        const [mine, theirs] = [ours(xml), parts(readFileSync(page, 'utf8'))]
        // Whoever rebuilt them left the heading out where the XML has no such element; every page that was saved has it.
        const rest = theirs.rest.includes('Remarks:') ? mine.rest : mine.rest.replace(' Remarks:', '')
        return [
          ...difference(`${id} head`, mine.head.join(' '), theirs.head.join(' ')),
          ...difference(`${id} tables`, mine.tables, theirs.tables),
          ...difference(`${id} rest`, rest, theirs.rest),
        ]
      })
    expect(differing).toEqual([])
  })
})

/** The first place where two texts part, or nothing. */
function difference(what: string, ours: string, theirs: string): string[] {
  if (ours === theirs) return []
  let at = 0
  while (ours[at] === theirs[at]) at++
  const around = (text: string) => text.slice(Math.max(0, at - 20), at + 40)
  return [`${what}: "${around(ours)}", they "${around(theirs)}"`]
}
