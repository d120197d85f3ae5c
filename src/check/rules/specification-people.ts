import { obsoleteCountryCodes } from '../address-codes.ts'
import { doubtful, specRule, suspended } from '../rule.ts'
import { child, isTrue, trimmed, type XmlElement } from '../xml.ts'
import type { OwnershipTree, SpecificationRule } from './specification.ts'

/** Rules about the issuer and the reporting owners: 3.3, 4.3.1 and 4.3.2. */

const cikOf = (owner: XmlElement) => child(child(owner, 'reportingOwnerId'), 'rptOwnerCik')
const sameCik = (text: string) => text.replace(/^0+/, '')

function* ownerTwice(tree: OwnershipTree) {
  const seen = new Set<string>()
  for (const owner of tree.owners) {
    const element = cikOf(owner)
    const cik = sameCik(trimmed(element))
    if (element && cik !== '' && seen.has(cik))
      yield { element, message: `reporting owner ${trimmed(element)} is included twice: name each owner once`, source: trimmed(element) }
    seen.add(cik)
  }
}

function* zeroCik(tree: OwnershipTree) {
  for (const element of [child(child(tree.root, 'issuer'), 'issuerCik'), ...tree.owners.map(cikOf)]) {
    if (element && /^0+$/.test(trimmed(element)))
      yield { element, message: `"${trimmed(element)}" is no CIK: EDGAR numbers begin at 1`, source: trimmed(element) }
  }
}

function* issuerAsOwner(tree: OwnershipTree) {
  const issuer = sameCik(trimmed(child(child(tree.root, 'issuer'), 'issuerCik')))
  for (const element of tree.owners.map(cikOf)) {
    if (element && issuer !== '' && sameCik(trimmed(element)) === issuer)
      yield { element, message: 'the reporting owner has the CIK of the issuer: give the CIK of the person', source: trimmed(element) }
  }
}

function* credential(tree: OwnershipTree) {
  if (!tree.source) return
  for (const owner of tree.owners) {
    const element = child(owner, 'reportingOwnerId')
    if (element && !child(element, 'rptOwnerCcc'))
      yield { element, message: 'no rptOwnerCcc: EDGAR asks for each owner’s CCC when the document is submitted' }
  }
}

function* credentialLeft(tree: OwnershipTree) {
  if (!tree.source) return
  for (const owner of tree.owners) {
    const element = child(child(owner, 'reportingOwnerId'), 'rptOwnerCcc')
    if (element && trimmed(element) !== '')
      yield { element, message: 'a CCC stands in the document: remove it and change it with EDGAR, since others may have seen it' }
  }
}

const relationshipOf = (owner: XmlElement) => child(owner, 'reportingOwnerRelationship')

function* noRelationship(tree: OwnershipTree) {
  for (const owner of tree.owners) {
    const element = relationshipOf(owner)
    if (element && !['isDirector', 'isOfficer', 'isTenPercentOwner', 'isOther'].some((name) => isTrue(child(element, name)))) {
      yield { element, message: 'no relationship is true: set at least one of isDirector, isOfficer, isTenPercentOwner and isOther' }
    }
  }
}

const wordsMissing = (flag: string, words: string, what: string) =>
  function* (tree: OwnershipTree) {
    for (const owner of tree.owners) {
      const element = relationshipOf(owner)
      if (element && isTrue(child(element, flag)) && trimmed(child(element, words)) === '') {
        yield { element: child(element, words) ?? child(element, flag)!, message: `${flag} is true without ${words}: ${what}` }
      }
    }
  }

const wordsWithoutFlag = (flag: string, words: string) =>
  function* (tree: OwnershipTree) {
    for (const owner of tree.owners) {
      const element = child(relationshipOf(owner), words)
      if (element && trimmed(element) !== '' && !isTrue(child(relationshipOf(owner), flag))) {
        yield {
          element,
          message: `${words} "${trimmed(element)}" is given but ${flag} is not true: set ${flag} or drop the words`,
          source: trimmed(element),
        }
      }
    }
  }

const addressOf = (owner: XmlElement) => child(owner, 'reportingOwnerAddress')

function* flagOfAddress(tree: OwnershipTree) {
  for (const owner of tree.owners) {
    const element = addressOf(owner)
    if (element && element.children.length > 0 && !child(element, 'rptOwnerNonUSAddressFlag')) {
      yield {
        element,
        message: 'the address has no rptOwnerNonUSAddressFlag: write 0 for an address in the United States, 1 for any other',
      }
    }
  }
}

function* countryOfForeignAddress(tree: OwnershipTree) {
  for (const owner of tree.owners) {
    const flag = child(addressOf(owner), 'rptOwnerNonUSAddressFlag')
    if (flag && isTrue(flag) && trimmed(child(addressOf(owner), 'rptOwnerCountry')) === '')
      yield {
        element: child(addressOf(owner), 'rptOwnerCountry') ?? flag,
        message: 'the address is outside the United States: give rptOwnerCountry',
      }
  }
}

function* stateOfDomesticAddress(tree: OwnershipTree) {
  for (const owner of tree.owners) {
    const flag = child(addressOf(owner), 'rptOwnerNonUSAddressFlag')
    if (flag && /^(?:0|false)$/.test(trimmed(flag)) && trimmed(child(addressOf(owner), 'rptOwnerState')) === '')
      yield {
        element: child(addressOf(owner), 'rptOwnerState') ?? flag,
        message: 'the address is in the United States: give rptOwnerState',
      }
  }
}

function* addressAgainstFlag(tree: OwnershipTree) {
  for (const owner of tree.owners) {
    const address = addressOf(owner)
    const flag = child(address, 'rptOwnerNonUSAddressFlag')
    if (!flag) continue
    for (const name of isTrue(flag) ? ['rptOwnerState'] : ['rptOwnerCountry', 'rptOwnerNonUSStateTerritory']) {
      const element = child(address, name)
      if (element && trimmed(element) !== '')
        yield {
          element,
          message: `${name} "${trimmed(element)}" stands in an address ${isTrue(flag) ? 'outside' : 'inside'} the United States`,
          source: trimmed(element),
        }
    }
  }
}

function* obsoleteCountry(tree: OwnershipTree) {
  for (const owner of tree.owners) {
    for (const element of [child(addressOf(owner), 'rptOwnerCountry'), child(addressOf(owner), 'rptOwnerState')]) {
      if (element && obsoleteCountryCodes.has(element.text))
        yield {
          element,
          message: `"${element.text}" is the code of a country that is no more: use the code of today`,
          source: element.text,
        }
    }
  }
}

function* blankState(tree: OwnershipTree) {
  for (const owner of tree.owners) {
    const address = addressOf(owner)
    const element = child(address, 'rptOwnerState')
    if (
      element &&
      trimmed(element) === '' &&
      !child(address, 'rptOwnerNonUSAddressFlag') &&
      trimmed(child(address, 'rptOwnerCountry')) === ''
    )
      yield { element, message: 'rptOwnerState is empty: give the state, or mark the address as outside the United States' }
  }
}

function* territoryLength(tree: OwnershipTree) {
  for (const owner of tree.owners) {
    const element = child(addressOf(owner), 'rptOwnerNonUSStateTerritory')
    const length = Array.from(element?.text ?? '').length
    if (element && length > 30 && length <= 40)
      yield {
        element,
        message: `the specification stores 30 characters of a territory, the schema takes 40: shorten "${element.text}" (${length})`,
        source: element.text,
      }
  }
}

/** Rules of 4.3.1, 4.3.2 and cm(1) to cm(3), cm(9), cm(10). */
export const peopleRules: readonly SpecificationRule[] = [
  specRule('owner-twice', '4.3.2', 'A reporting owner is included once.', suspended, ownerTwice),
  specRule('cik-zero', '5 "Invalid Issuer CIK"', 'A CIK is one that EDGAR has given.', suspended, zeroCik),
  specRule('issuer-is-owner', '4.3.2', 'The reporting owner is another person than the issuer.', doubtful, issuerAsOwner),
  specRule(
    'credential-missing',
    '3.3 o(1), 4.3.2',
    'Every reporting owner’s CCC stands in the document that is submitted.',
    { filing: 'note', 'as-filed': null },
    credential,
  ),
  specRule(
    'credential-disclosed',
    '3.3 o(1)',
    'No CCC stands in a copy that others see.',
    { filing: null, 'as-filed': 'warning' },
    credentialLeft,
  ),
  specRule('relationship-missing', '3.3 cm(1)', 'At least one relationship to the issuer is true.', suspended, noRelationship),
  specRule(
    'officer-title-missing',
    '3.3 cm(2)',
    'An officer’s title is given.',
    suspended,
    wordsMissing('isOfficer', 'officerTitle', 'give the title'),
  ),
  specRule(
    'other-text-missing',
    '3.3 cm(3)',
    'An other relationship is described.',
    suspended,
    wordsMissing('isOther', 'otherText', 'say what the relationship is'),
  ),
  specRule('officer-title-alone', '3.3 cm(2)', 'A title belongs to an officer.', doubtful, wordsWithoutFlag('isOfficer', 'officerTitle')),
  specRule(
    'other-text-alone',
    '3.3 cm(3)',
    'Words on another relationship belong to isOther.',
    doubtful,
    wordsWithoutFlag('isOther', 'otherText'),
  ),
  specRule(
    'address-flag-missing',
    '3.5',
    'An address says whether it is outside the United States (the schema lets the flag be left out).',
    { filing: 'warning', 'as-filed': null },
    flagOfAddress,
  ),
  specRule('country-missing', '3.3 cm(9)', 'An address outside the United States has a country.', suspended, countryOfForeignAddress),
  specRule('state-missing', '3.3 cm(10)', 'An address in the United States has a state.', suspended, stateOfDomesticAddress),
  specRule('state-blank', '3.3 cm(10)', 'A state that stands is not blank.', { filing: 'warning', 'as-filed': null }, blankState),
  specRule(
    'address-against-flag',
    '3.3 cm(9), cm(10)',
    'State, country and territory agree with the flag of the address.',
    doubtful,
    addressAgainstFlag,
  ),
  specRule(
    'country-obsolete',
    'Appendix H and the note in the schema',
    'No code of a country that is no more.',
    { filing: 'error', 'as-filed': 'note' },
    obsoleteCountry,
  ),
  specRule('territory-too-long', '3.5', 'A territory has at most 30 characters.', doubtful, territoryLength),
]
