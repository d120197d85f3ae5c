/** Damages to ownership XML, one or two at a time, chosen by a seed: the same seed gives the same damage. */

interface Mutation {
  readonly xml: string
  /** What was done, for the message of a failing test. */
  readonly what: string
}

function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0 || 1
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

interface Span {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly innerStart: number
  readonly innerEnd: number
}

/** Every element of well-formed XML without comments or CDATA, with its place. */
function spans(xml: string): Span[] {
  const found: Span[] = []
  const open: { name: string; start: number; innerStart: number }[] = []
  for (const match of xml.matchAll(/<(\/?)([A-Za-z][\w.-]*)[^<>]*?(\/?)>/g)) {
    const [tag, closing, name, empty] = match
    if (closing) {
      const start = open.pop()
      if (start) found.push({ ...start, end: match.index + tag.length, innerEnd: match.index })
    } else if (empty)
      found.push({
        name: name!,
        start: match.index,
        end: match.index + tag.length,
        innerStart: match.index + tag.length,
        innerEnd: match.index,
      })
    else open.push({ name: name!, start: match.index, innerStart: match.index + tag.length })
  }
  return found
}

const values = [
  '',
  ' ',
  '+5',
  '-0',
  '-1',
  '1,000',
  '$5',
  '1.10000',
  '1.12345',
  '.5',
  '5.',
  '.',
  '1e5',
  ' 7 ',
  '999999999999.9999',
  '1000000000000',
  '0000000000000000012',
  '(5)',
  '12345678901234.5',
  '2026-02-30',
  '2024-02-29',
  '2023-02-29',
  '04/02/2026',
  '2026-4-2',
  '2026-07-20-05:00',
  '2026-07-20Z',
  '2026-07-20+14:01',
  '0000-01-01',
  '12026-01-01',
  '-2026-01-01',
  ' 2026-07-20 ',
  '2026-07-20T00:00:00',
  'true',
  'TRUE',
  'yes',
  '2',
  ' 1 ',
  'false',
  'N/A',
  'none',
  'x'.repeat(31),
  'x'.repeat(61),
  'x'.repeat(101),
  'x'.repeat(151),
  'x'.repeat(256),
  'x'.repeat(2001),
  'é'.repeat(41),
  '𝒳'.repeat(40),
  'E',
  'L',
  '|',
  'e',
  ' E ',
  'A',
  'D',
  'I',
  ' D',
  'd',
  'K',
  'V',
  'P',
  '3',
  '4',
  '5',
  '6',
  'NY',
  'X0',
  'I7',
  '  ',
  'ZZ',
  '12345-6789',
  '12345_6789',
  '12345678901',
  '\n0001234567\n',
  '&amp;',
  '&#65;',
  '<![CDATA[5]]>',
  '<!-- c -->5',
  '<b>5</b>',
]

const attributes = [
  ' id="F1"',
  ' id="F100"',
  ' id="f1"',
  ' id="F01"',
  ' id=" F1 "',
  ' id="F0"',
  ' id=""',
  ' a="b"',
  ' id="F98"',
  ' xml:lang="en"',
  '',
]

const elements = [
  '<value>5</value>',
  '<footnoteId id="F1"/>',
  '<footnoteId id="F1"> </footnoteId>',
  '<footnoteId/>',
  '<unknown>x</unknown>',
  'text',
  '<remarks>x</remarks>',
  '<isOther>1</isOther>',
  '<deemedExecutionDate/>',
  '<transactionTimeliness><value>E</value></transactionTimeliness>',
  '<aff10b5One>1</aff10b5One>',
  '<?pi x?>',
  '<!-- c -->',
  '<nonDerivativeTable/>',
  '<footnotes/>',
  '<transactionShares><value>1</value></transactionShares>',
  '<transactionCoding/>',
]

const characters = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '=',
  '?',
  '!',
  ' ',
  '\n',
  'x',
  ']]>',
  '&lt;',
  '&#0;',
  '&#x41;',
  '&nbsp;',
  '\u0001',
  '\uFFFE',
  '<!--',
  '-->',
  '<![CDATA[',
  '<?',
  '?>',
  'é',
  '😀',
]

/** One damage to the text. */
function damage(xml: string, roll: (sides: number) => number): Mutation {
  const all = spans(xml)
  const one = all[roll(all.length)]!
  const { start, end, innerStart, innerEnd, name } = one
  const cut = (from: number, to: number, put = '') => xml.slice(0, from) + put + xml.slice(to)
  const text = xml.slice(start, end)
  switch (roll(14)) {
    case 12: {
      const at = roll(xml.length)
      return { xml: cut(at, at + 1), what: `drop character ${at}` }
    }
    case 13: {
      const at = roll(xml.length)
      const added = characters[roll(characters.length)]!
      return { xml: cut(at, at, added), what: `put ${JSON.stringify(added)} at ${at}` }
    }
    case 0:
    case 1:
      return { xml: cut(start, end), what: `drop ${name}` }
    case 2:
      return { xml: cut(end, end, `\n${text}`), what: `repeat ${name}` }
    case 3:
      return { xml: cut(end, end, `\n${text}`.repeat(31)), what: `repeat ${name} often` }
    case 4: {
      const next = all.filter((other) => other.start >= end).sort((a, b) => a.start - b.start)[0]
      if (!next) return { xml, what: 'nothing' }
      const between = xml.slice(end, next.start)
      return { xml: cut(start, next.end, xml.slice(next.start, next.end) + between + text), what: `swap ${name} and ${next.name}` }
    }
    case 5:
    case 6: {
      const leaves = all.filter((each) => !xml.slice(each.innerStart, each.innerEnd).includes('<') && each.innerEnd > each.innerStart)
      const leaf = leaves[roll(leaves.length)]
      if (!leaf) return { xml, what: 'nothing' }
      const value = values[roll(values.length)]!
      return { xml: cut(leaf.innerStart, leaf.innerEnd, value), what: `${leaf.name} = ${JSON.stringify(value.slice(0, 40))}` }
    }
    case 7: {
      const attribute = attributes[roll(attributes.length)]!
      const marks = all.filter((each) => each.name.startsWith('footnote') && each.name !== 'footnotes')
      const target = roll(4) === 0 || marks.length === 0 ? one : marks[roll(marks.length)]!
      const tag = /^<([\w.-]+)[^<>]*?(\/?)>/.exec(xml.slice(target.start))!
      return {
        xml: cut(target.start, target.start + tag[0].length, `<${tag[1]}${attribute}${tag[2]}>`),
        what: `${target.name}${attribute}`,
      }
    }
    case 8: {
      const added = elements[roll(elements.length)]!
      const at = [start, end][roll(2)]!
      return { xml: at === 0 || at === xml.length ? xml : cut(at, at, added), what: `${added} beside ${name}` }
    }
    case 9: {
      const added = elements[roll(elements.length)]!
      return text.endsWith('/>') ? { xml, what: 'nothing' } : { xml: cut(innerStart, innerStart, added), what: `${added} first in ${name}` }
    }
    case 10: {
      const renamed = [
        'Value',
        'value',
        'footnoteId',
        `${name}x`,
        'derivativeTransaction',
        'nonDerivativeHolding',
        'transactionTotalValue',
        'underlyingSecurityValue',
        'valueOwnedFollowingTransaction',
      ][roll(9)]!
      const changed = text.replace(new RegExp(`^<${name}`), `<${renamed}`).replace(new RegExp(`${name}>$`), `${renamed}>`)
      return { xml: cut(start, end, changed), what: `${name} renamed ${renamed}` }
    }
    default:
      return { xml: cut(innerStart, innerEnd), what: `empty ${name}` }
  }
}

/** The text with one to three damages. */
export function mutated(xml: string, seed: number): Mutation {
  const roll = dice(seed)
  let mutation = damage(xml, roll)
  for (let more = roll(4) === 0 ? 1 + roll(2) : 0; more > 0; more--) {
    if (spans(mutation.xml).length === 0) break
    const next = damage(mutation.xml, roll)
    mutation = { xml: next.xml, what: `${mutation.what}; ${next.what}` }
  }
  return mutation
}
