import type { Address } from '../model/document.ts'
import type { FormEra } from '../model/form-era.ts'
import { placeName } from '../model/place-names.ts'

/** An owner's address as box 1 has it: two street lines, then city, state and code, and since 2026 the country. */
export interface PrintedAddress {
  readonly street1: string
  readonly street2: string
  readonly city: string
  /** The code as filed before 2026; since then the name in full, or the territory of a foreign address. */
  readonly state: string
  readonly zipCode: string
  /** `null` on forms without the line. */
  readonly country: string | null
}

/** Up to 2023 the state stands as the code filed, a foreign country's too; since 2026 in words, with the country below. */
export function printedAddress(address: Address, era: FormEra): PrintedAddress {
  const lines = {
    street1: address.street1 ?? '',
    street2: address.street2 ?? '',
    city: address.city ?? '',
    zipCode: address.zipCode ?? '',
  }
  if (era !== '2026') return { ...lines, state: address.state ?? '', country: null }
  if (address.nonUSAddress === true) {
    return { ...lines, state: address.nonUSStateTerritory ?? '', country: placeName(address.country ?? '') }
  }
  return { ...lines, state: placeName(address.state ?? ''), country: 'UNITED STATES' }
}

/** The address as lines for an envelope, empty ones left out: `WESTFORD MA 01886` is one line. */
export function addressLines(address: PrintedAddress): readonly string[] {
  const place = [address.city, address.state, address.zipCode].filter((part) => part !== '').join(' ')
  return [address.street1, address.street2, place, address.country ?? ''].filter((line) => line !== '')
}
