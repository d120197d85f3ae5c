/**
 * Names of persons and companies. EDGAR keeps them in capitals and persons family name first (`SEVERINO PAUL J`, conformed names of the
 * EDGAR Filer Manual, volume I); prose wants `Paul J. Severino`. What was filed stays as filed: these are views of it.
 */

/** A person's name in its parts, in the case filed. */
export interface PersonName {
  readonly family: string
  /** First and middle names or initials, without periods. */
  readonly given: readonly string[]
  /** `JR`, `III`; titles such as `MD` are here too. */
  readonly suffix: string | null
}

/** Words that only companies, funds, trusts and other bodies have in their names. */
const entityWords = new Set(
  (
    'inc incorporated corp corporation co company llc lc llp lp lllp ltd limited plc gmbh ag sa nv bv sarl spa oy ab asa pte pty kg kk ' +
    'trust trusts trustee foundation fund funds partners partnership holdings holding capital ventures venture group associates associate management ' +
    'investments investment investors advisors advisers equity bank bancorp bancshares insurance securities enterprises industries international ' +
    'properties realty energy technologies systems university church estate family plan committee board members gp council society association ' +
    'acquisition sponsor master offshore onshore opportunities growth'
  ).split(' '),
)

const bare = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Whether a name is that of a company, fund, trust or other body. */
export function isEntityName(name: string): boolean {
  if (/\/[A-Z]{2,3}\/?$/.test(name.trim()) || /[&@]|\d/.test(name)) return true
  const words = name.split(/[\s,]+/).filter(Boolean)
  // a family may be called Bank or Church: the first word of a person's name is no sign, unless it is all there is before a legal form
  if (words.slice(1).some((word) => entityWords.has(bare(word)))) return true
  return words.length === 1 || /\b(?:l\.?l\.?c|l\.?l?\.?p|n\.?v|s\.?a|p\.?l\.?c)\.?$/i.test(name.trim())
}

const suffixes = new Set('jr sr ii iii iv v md phd esq cpa dds jd dvm'.split(' '))
const particles = new Set('van von der den de del della di da dos du la le el al bin ibn ter ten st mac mc o'.split(' '))

/** The parts of a person's conformed name, `LAST FIRST MIDDLE SUFFIX`, or of one with a comma, `Last, First`. `null` for an entity. */
export function personName(name: string): PersonName | null {
  if (isEntityName(name)) return null
  const comma = /^([^,]+),\s*(?!(?:jr|sr|ii|iii|iv|md|ph\.?d|esq)\b)(.+)$/i.exec(name.trim())
  const words = (comma ? `${comma[1]} ${comma[2]}` : name)
    .split(/[\s,]+/)
    .map((word) => word.replace(/\.+$/, ''))
    .filter((word) => word !== '')
  // a lone V is a middle initial unless there is a middle name already
  const isSuffix = (word: string, at: number) =>
    suffixes.has(bare(word)) && at > 0 && (bare(word) !== 'v' || (at === words.length - 1 && at > 2))
  const suffix = words.filter(isSuffix)
  const rest = words.filter((word, at) => !isSuffix(word, at))
  if (rest.length < 2) return rest[0] === undefined ? null : { family: rest[0], given: [], suffix: suffix.join(' ') || null }
  let family = comma ? comma[1]!.split(/\s+/).filter((word) => !suffixes.has(bare(word))).length : 1
  // "VAN DER BERG PAUL": particles belong to the word after them
  if (!comma) while (family < rest.length - 1 && particles.has(bare(rest[family - 1]!))) family++
  return { family: rest.slice(0, family).join(' '), given: rest.slice(family), suffix: suffix.join(' ') || null }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

/** One word of a person's name from capitals: `O'BRIEN` is `O'Brien`, `MCDONALD` is `McDonald`, `SMITH-JONES` is `Smith-Jones`. */
function nameWord(word: string, given = false): string {
  if (/[a-z]/.test(word) && /[A-Z]/.test(word)) return word
  if (word.length === 1) return `${word.toUpperCase()}.`
  // J.P., TJ: initials run together
  if (/^(?:[A-Za-z]\.)+[A-Za-z]?$/.test(word)) return word.toUpperCase()
  if (given && /^[B-DF-HJ-NP-TV-XZ]{2}$/i.test(word)) return word.toUpperCase()
  return word
    .split(/([-'’])/)
    .map((part) => (/^mc[a-z]{3,}$/i.test(part) ? `Mc${capital(part.slice(2))}` : capital(part)))
    .join('')
}

const suffixInProse: Readonly<Record<string, string>> = {
  jr: 'Jr.',
  sr: 'Sr.',
  md: 'M.D.',
  phd: 'Ph.D.',
  esq: 'Esq.',
  cpa: 'CPA',
  dds: 'D.D.S.',
  jd: 'J.D.',
  dvm: 'D.V.M.',
}

/** A person as prose has it: `SEVERINO PAUL J` is `Paul J. Severino`, `SMITH JOHN A JR` is `John A. Smith Jr.`; a body as `companyInProse` gives it. */
export function nameInProse(name: string): string {
  const person = personName(name)
  if (!person) return companyInProse(name)
  const family = person.family
    .split(' ')
    .map((word, at, all) =>
      /^[A-Z]+$/.test(word) && at < all.length - 1 && particles.has(bare(word)) && !/^(?:st|mc|mac|o|le|la)$/i.test(word)
        ? word.toLowerCase()
        : nameWord(word),
    )
    .join(' ')
  const suffix = person.suffix?.split(' ').map((one) => suffixInProse[bare(one)] ?? one.toUpperCase())
  return [...person.given.map((word) => nameWord(word, true)), family, ...(suffix ?? [])].join(' ')
}

const smallWords = new Set('of and the for in on at by de la'.split(' '))
const upperWords = new Set('lp llc llp plc usa us uk nv sa ag ii iii iv vi vii viii ix xi xii gp na kk spa ira grat adr'.split(' '))
const legalForm = /[,\s]+(?:inc(?:orporated)?|corp(?:oration)?|ltd|limited|plc|llc|l\.l\.c|n\.?v|s\.?a|ag|se)\.?$/i

/** A company as prose has it: no state mark, no capitals throughout, no `Inc` at the end. `SONUS NETWORKS INC` is `Sonus Networks`. */
export function companyInProse(name: string, tradingSymbol: string | null = null): string {
  const plain = name
    .trim()
    .replace(/\s*\/[A-Z]{2,3}\/?(?:\s*\/[A-Z]+\/?)?$/, '')
    .replace(/\s+/g, ' ')
  const short = plain.replace(/,?\s+et al\.?$/i, '').replace(legalForm, '')
  const kept = short === '' || short.split(' ').length === 0 ? plain : short
  if (/[a-z]/.test(kept)) return kept
  return kept
    .split(' ')
    .map((word, at) => {
      const key = bare(word)
      if (
        // AMN and its like are spoken letter by letter when the symbol says so
        (tradingSymbol !== null && key === tradingSymbol.toLowerCase() && key.length <= 3) ||
        upperWords.has(key) ||
        /\d/.test(word) ||
        (/^[B-DF-HJ-NP-TV-XZ&.]+$/.test(word) && word.length <= 5 && !/^(?:mr|dr|st|ltd|mfg|intl)$/i.test(key))
      )
        return word
      if (at > 0 && smallWords.has(key)) return word.toLowerCase()
      return nameWord(word.length === 1 ? `${word}${word}` : word).replace(/^(.)\1$/i, (double) => double.charAt(0))
    })
    .join(' ')
}

/** A name's words without case, accents and points, whatever their order: `Brin Sergey` and `Sergey Brin` are one. */
export const foldedName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f.'’]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ')

/**
 * Who an owner without a CIK is among the insiders of its issuer: the one of the same folded name. `null` where there is none or several, and
 * where that one stands on the same report beside it, which makes them two.
 */
export function insiderOfName(
  name: string,
  insiders: readonly { readonly cik: string; readonly name: string }[],
  beside: readonly (string | null)[],
): string | null {
  const folded = foldedName(name)
  const alike = insiders.filter((one) => foldedName(one.name) === folded)
  const [only] = alike
  return only !== undefined && alike.length === 1 && !beside.includes(only.cik) ? only.cik : null
}
