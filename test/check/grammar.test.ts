import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Declaration, grammarOf, submissionGrammar } from '../../src/check/grammar.ts'
import { pathOf } from '../../src/check/path.ts'
import { allRules } from '../../src/check/rules.ts'
import { rulesDocument } from '../../src/check/rules-document.ts'
import type { SimpleType } from '../../src/check/simple-type.ts'
import { child, elementsOf, parseXml, type XmlElement } from '../../src/check/xml.ts'
import { documentTypes } from '../../src/model/document.ts'
import { type GrammarElement, ownershipGrammar } from '../../src/model/elements.ts'
import { haveCorpus, withoutCorpus } from '../corpus/corpus.ts'
import { reviewCases } from './bad-reviews.ts'
import { submissionCases } from './bad-submissions.ts'
import { schemaCases, specificationCases } from './bad-xml.ts'
import { schemaFolder } from './xmllint.ts'

/** Nothing is left out: every element, limit and list of the SEC's schemas is in the grammar, and every rule has its case. */

/** Both sides are told as text, one line an element, so that a difference reads well. */
function told(declaration: Declaration, indent = ''): string[] {
  const head = `${indent}${declaration.name}`
  if (declaration.content === 'value') return [`${head}: ${typeTold(declaration.type)}`]
  if (declaration.content !== 'elements') return [`${head}: ${declaration.content}`]
  return [
    head,
    ...declaration.particles.flatMap(({ options, minimum, maximum }) => [
      `${indent}  ${minimum}..${maximum}${options.length > 1 ? ' one of' : ''}`,
      ...options.flatMap((option) => told(option, `${indent}    `)),
    ]),
  ]
}

function typeTold({ base, minimumLength = 0, maximumLength, characters, values }: SimpleType): string {
  const facets = [
    minimumLength > 0 && `from ${minimumLength}`,
    maximumLength !== undefined && `to ${maximumLength}`,
    characters?.source.replace(/^\^|\$$/g, ''),
    values && [...values].sort().join(','),
  ].filter(Boolean)
  return [base, ...facets].join(' ')
}

class Schema {
  readonly #types = new Map<string, XmlElement>()
  readonly root: XmlElement

  constructor(...files: string[]) {
    const roots = files.map((file) => parseXml(readFileSync(join(schemaFolder, file), 'utf8')).root!)
    for (const root of roots)
      for (const one of root.children) if (/^xs:(?:simple|complex)Type$/.test(one.name)) this.#types.set(one.attributes.name!, one)
    this.root = roots[0]!.children.find(({ name }) => name === 'xs:element')!
  }

  told(element: XmlElement, indent = ''): string[] {
    const head = `${indent}${element.attributes.name}`
    const type = element.attributes.type
    const definition = type === undefined ? (child(element, 'xs:complexType') ?? child(element, 'xs:simpleType')!) : this.#types.get(type)
    if (!definition) return [`${head}: ${type!.replace('xs:', '')}`]
    if (definition.name === 'xs:simpleType') return [`${head}: ${this.#simple(definition)}`]
    if (child(definition, 'xs:attribute')) return [`${head}: ${definition.attributes.mixed ? 'footnote' : 'mark'}`]
    const content = definition.children.find(({ name }) => name === 'xs:sequence' || name === 'xs:choice')!
    const particles = content.name === 'xs:sequence' ? content.children.filter(({ name }) => name !== 'xs:annotation') : [content]
    return [head, ...particles.flatMap((particle) => this.#particle(particle, indent))]
  }

  #particle(particle: XmlElement, indent: string): string[] {
    const options = particle.name === 'xs:choice' ? particle.children : [particle]
    // A choice whose options may each be absent may be absent itself.
    const bounds = options.length > 1 && options.every(({ attributes }) => attributes.minOccurs === '0') ? options[0]! : particle
    const { minOccurs = '1', maxOccurs = '1' } = bounds.attributes
    return [
      `${indent}  ${minOccurs}..${maxOccurs}${options.length > 1 ? ' one of' : ''}`,
      ...options.flatMap((option) => this.told(option, `${indent}    `)),
    ]
  }

  #simple(definition: XmlElement): string {
    const restriction = child(definition, 'xs:restriction')!
    const facet = (name: string) => child(restriction, `xs:${name}`)?.attributes.value
    const length = facet('length')
    const [from, to] = [length ?? facet('minLength') ?? '0', length ?? facet('maxLength')]
    const listed = restriction.children.filter(({ name }) => name === 'xs:enumeration').map(({ attributes }) => attributes.value!)
    const pattern = facet('pattern')
    const values = listed.length > 0 ? listed : pattern === undefined ? [] : listOf(pattern)
    return [
      restriction.attributes.base!.replace('xs:', ''),
      ...(from === '0' ? [] : [`from ${from}`]),
      ...(to === undefined ? [] : [`to ${to}`]),
      ...(values.length > 0 ? [values.sort().join(',')] : pattern === undefined ? [] : [pattern]),
    ].join(' ')
  }
}

/** The values of a pattern that is a list of them: `4|5`, `[3]{0,1}`. */
function listOf(pattern: string): string[] {
  const optional = /^\[([^\]-]+)\]\{0,1\}$/.exec(pattern)
  if (optional) return ['', ...optional[1]!]
  return /^[A-Z0-9/]+(?:\|[A-Z0-9/]+)*$/.test(pattern) ? pattern.split('|') : []
}

describe.skipIf(!haveCorpus)(haveCorpus ? 'the grammar' : `the grammar (${withoutCorpus})`, () => {
  it.each(documentTypes)('is that of the schema of Form %s, element by element', (form) => {
    const schema = new Schema(`ownership${form.replace('/', '')}Document.xsd.xml`, 'ownershipDocumentCommon.xsd.xml')
    expect(told(grammarOf(form))).toEqual(schema.told(schema.root))
  })

  it('is that of the schema of the wrapper', () => {
    const schema = new Schema('edgarSubmission.xsd.xml')
    expect(told(submissionGrammar)).toEqual(schema.told(schema.root))
  })
})

const names = (declaration: Declaration): string[] => [
  declaration.name,
  ...(declaration.content === 'elements' ? declaration.particles.flatMap(({ options }) => options.flatMap(names)) : []),
]

describe('what is checked', () => {
  it('is every element that is read and written', () => {
    const known = new Set(documentTypes.flatMap((form) => names(grammarOf(form))))
    const read = (element: GrammarElement): string[] => [element.name, ...(element.shape === 'group' ? element.children.flatMap(read) : [])]
    expect(read(ownershipGrammar).filter((name) => !known.has(name))).toEqual([])
    const readNames = new Set([...read(ownershipGrammar), 'value', 'footnoteId', 'footnote'])
    expect([...known].filter((name) => !readNames.has(name))).toEqual([])
  })

  it('has a path into the document for every box', () => {
    const { root } = parseXml(
      '<ownershipDocument><derivativeTable><derivativeHolding/><derivativeTransaction><exerciseDate><value/></exerciseDate></derivativeTransaction></derivativeTable></ownershipDocument>',
    )
    expect([...elementsOf(root!)].map(pathOf)).toEqual([
      '',
      'derivative',
      'derivative[0]',
      'derivative[1]',
      'derivative[1].exerciseDate',
      'derivative[1].exerciseDate',
    ])
  })

  it('has a case for every rule, and a rule for every case', () => {
    const cases = new Set([...schemaCases, ...specificationCases, ...reviewCases, ...submissionCases].map(([code]) => code))
    expect(allRules.map(({ code }) => code).filter((code) => !cases.has(code))).toEqual([])
    const rules = new Set(allRules.map(({ code }) => code))
    expect([...cases].filter((code) => !rules.has(code))).toEqual([])
  })

  it('has at least 150 bad documents', () => {
    expect(schemaCases.length + specificationCases.length + reviewCases.length + submissionCases.length).toBeGreaterThan(250)
  })

  it('is documented as it is', () => {
    const file = join(import.meta.dirname, '../../docs/rules.md')
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(rulesDocument())
  })
})
