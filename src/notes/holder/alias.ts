import type { ReadingLine, Token } from '../reading-line.ts'
import { holderNamesAt } from './list.ts'
import { type HolderName, holderNameAt } from './name.ts'
import { longestBracket } from './short-form.ts'
import { isCapital } from './tokens.ts'

/** The short forms a note gives to holders: `Acme Ventures II, L.P. ("AV II")`, and one for several: `A, L.P. and B, L.P. (together, the "Funds")`. */
export type Aliases = ReadonlyMap<string, readonly HolderName[]>

const article = /^(?:the|a|an)\s+/i
/** Words for several holders at once. */
const several =
  /\b(?:funds|partnerships|trusts|entities|investors|holders|stockholders|shareholders|companies|llcs|lps|vehicles|partners|persons|parties|sellers|purchasers|affiliates|grats)$/i

/** `"Elm II" and, together with Elm I, the "Elm Funds"`: one more of several. */
const togetherWith =
  /\b(?:together|collectively) with ([^"“”]{2,200}?),? (?:(?:are |is )?(?:referred to (?:herein )?as )?)(?:the )?["“]\s?([^"“”]{1,60}?),?\s?["”]$/

/** `The "Elm Funds" shall refer to A, L.P. and B, L.P.`: what a short form is said to mean. */
const definition =
  /["“]\s?([^"“”]{1,60}?),?\s?["”] (?:(?:shall |will )?(?:refers? to|means?)|(?:is|are) (?:collectively )?comprised of):? (?=(?:the )?[A-Z])/g

/** The form in which a short form is looked up. */
export const aliasKey = (alias: string): string => alias.replace(article, '').toLowerCase()

/** Who is meant by a name, which may be a short form, or one misspelt by an `s`. */
export const meantBy = (aliases: Aliases, name: HolderName): readonly HolderName[] =>
  aliases.get(aliasKey(name.name)) ?? aliases.get(aliasKey(name.name).replace(/s$/, '')) ?? [name]

/** "Each of the Elm Investors": several holders at once, named elsewhere. */
export const isGroup = (line: ReadingLine, name: string, at: number): boolean =>
  /\b(?:funds|entities|investors|holders|stockholders|shareholders|vehicles|persons|parties|sellers|purchasers)$/i.test(name) &&
  /\beach of the\s+$/i.test(line.source.slice(0, at))

/** Every short form of the note with those it stands for; one that stands for several whose names are not all understood has none. */
export function learnAliases(line: ReadingLine): Aliases {
  const aliases = new Map<string, readonly HolderName[]>()
  for (const match of line.source.matchAll(definition)) {
    const members = holderNamesAt(
      line,
      line.tokens.findIndex(({ start }) => start >= match.index + match[0].length),
    )
    if (members.length > 0) learnGroup(aliases, match[1]!, members)
  }
  for (const token of line.tokens) {
    if (token.kind === 'word' && /^(?:collectively|together)$/.test(token.reading)) {
      const group = groupAfter(line, token.index)
      const members = group ? listBefore(line, beforeGroup(line, token.index)) : []
      if (group && members.length > 1) learnGroup(aliases, group, members)
    }
    if (token.kind === 'word' && token.reading === 'or') {
      const own = nameBefore(line, token)
      if (own?.alias) aliases.set(aliasKey(own.alias), [own])
    }
    if (token.kind !== 'mark' || token.reading !== '(') continue
    const inside = insideBrackets(line, token.index)
    const joined = togetherWith.exec(inside)
    const own = joined && nameBefore(line, token)
    if (joined && own) {
      if (own.alias) aliases.set(aliasKey(own.alias), [own])
      const others = joined[1]!.split(/,\s*(?:and\s+)?|\s+and\s+/).map((one) => aliases.get(aliasKey(one)))
      aliases.set(aliasKey(joined[2]!), others.every((one) => one !== undefined) ? [...others.flat(), own] : [])
      continue
    }
    const group = groupIn(inside)
    if (group) {
      const members = listBefore(line, token.index)
      // "A, Elm Partners, L.P. ("Elm Partners")": short for the last alone
      const ofAll = /\b(?:collectively|together)\b/i.test(inside) || !aliasKey(members.at(-1)?.name ?? '').startsWith(aliasKey(group))
      if (members.length > 1 && ofAll) {
        learnGroup(aliases, group, members)
        continue
      }
      // "(i) 500 shares held by A, (ii) 300 held by B (together, the "Trusts")": several, each told on its own
      if (isOfNumbered(line, token.index)) {
        aliases.set(aliasKey(group), [])
        continue
      }
    }
    const name = nameBefore(line, token)
    if (name?.alias) aliases.set(aliasKey(name.alias), [name])
  }
  return aliases
}

/** Whether a bracket closes a numbered list of its sentence that says of several who holds. */
function isOfNumbered(line: ReadingLine, bracket: number): boolean {
  const stop = line.tokens.slice(0, bracket).findLastIndex((token) => token.kind === 'mark' && token.reading === '.')
  return line.tokens.slice(stop + 1, bracket).filter(({ reading }) => reading === 'held' || reading === 'owned').length > 1
}

const learnGroup = (aliases: Map<string, readonly HolderName[]>, group: string, members: readonly HolderName[]): void => {
  aliases.set(aliasKey(group), members.every((one) => one.holder !== null) ? members : [])
}

/** "A, L.P. and B, L.P., or collectively, the AB Funds", "which are collectively referred to as the AB Funds": the short form, without brackets. */
function groupAfter(line: ReadingLine, at: number): string | null {
  let start = at + 1
  while (/^(?:,|referred|to|herein|hereinafter|as)$/.test(line.tokens[start]?.reading ?? '')) start++
  const name = holderNameAt(line, start)
  return name && several.test(name.name) ? name.name : null
}

/** Where the list before "or collectively", "which are collectively" ends. */
function beforeGroup(line: ReadingLine, at: number): number {
  let end = at
  while (end > 0 && [',', 'or', 'which', 'are'].includes(line.tokens[end - 1]!.reading)) end--
  return end
}

const insideBrackets = (line: ReadingLine, open: number): string => {
  const close = line.tokens.slice(open, open + longestBracket).find((token) => token.kind === 'mark' && token.reading === ')')
  return close ? line.source.slice(line.tokens[open]!.end, close.start).trim() : ''
}

/** `collectively, the "Funds"` and `the Funds`, but not `the "Fund"`. */
function groupIn(inside: string): string | null {
  const quoted = /["“]+\s?([^"“”]{1,60}?),?\s?["”]+$/.exec(inside)?.[1]
  const named = /\b(?:collectively|together|each)\b/i.test(inside)
  const plain = /^(?:(?:collectively|together|each)(?: referred to as)?,? )?(?:(?:the|a|an) )?([A-Z][\w&. '-]{0,40})$/.exec(inside)?.[1]
  const alias = quoted ?? plain
  if (!alias || /\bwith\b/.test(inside)) return null
  return named || several.test(alias) ? alias : null
}

/** The list of names that ends right before a token, such as a bracket. */
export function listBefore(line: ReadingLine, bracket: number): readonly HolderName[] {
  let longest: readonly HolderName[] = []
  for (let start = Math.max(0, bracket - 90); start < bracket; start++) {
    if (!beginsName(line, start) || (start > 0 && beginsName(line, start - 1))) continue
    const names = holderNamesAt(line, start)
    const at = names.findIndex((name) => name.next === bracket || endsAt(line, name, bracket))
    if (at + 1 > longest.length) longest = names.slice(0, at + 1)
  }
  return longest
}

const beginsName = (line: ReadingLine, at: number): boolean => {
  const token = line.tokens[at]
  return token?.kind === 'word' && isCapital(line, token) && /[A-Z]/.test(line.source[token.start]!)
}

const endsAt = (line: ReadingLine, name: HolderName, bracket: number): boolean =>
  name.span[1] <= line.tokens[bracket]!.start && line.source.slice(name.span[1], line.tokens[bracket]!.start).trim() === ''

/** The name that stands before its short form, with no more between than ", a Delaware limited partnership". */
function nameBefore(line: ReadingLine, bracket: Token): HolderName | null {
  const [before, after] = [line.tokens[bracket.index - 1], line.tokens[bracket.index + 1]]
  if (!before || !after || !(after.kind === 'mark' || after.reading === 'the' || /[A-Z]/.test(line.source[after.start]!))) return null
  for (let start = Math.max(0, bracket.index - 24); start < bracket.index; start++) {
    const previous = line.tokens[start - 1]
    if (previous?.kind === 'word' && (isCapital(line, previous) || (previous.reading === 'or' && bracket.reading === 'or'))) continue
    const name = holderNameAt(line, start)
    if (name?.alias && name.span[1] <= bracket.start && bracket.index < name.next) return fromAlias(line, name, name.alias)
  }
  return null
}

/** "Merrill Lynch, Pierce, Fenner & Smith Incorporated ("Merrill Lynch")": a name with commas reaches back to where its short form begins it. */
function fromAlias(line: ReadingLine, name: HolderName, alias: string): HolderName {
  if (name.name.includes(alias)) return name
  const reach = Math.max(0, name.span[0] - 60)
  const at = line.source.slice(reach, name.span[0]).lastIndexOf(alias)
  if (at < 0 || !/^(?:[\s,&]|[A-Z][\w.'-]*(?![\w.'-]))*$/.test(line.source.slice(reach + at, name.span[0]))) return name
  const span = [reach + at, name.span[1]] as const
  return { ...name, name: line.source.slice(...span).replace(/\s+/g, ' '), span }
}
