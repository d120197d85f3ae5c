import { grouped } from '../model/decimal.ts'
import type { NoteFact } from './fact.ts'

/** A fact as a short phrase for people: `sold at 12.32 to 12.46 USD, 12.41 on average`. */
export function factInWords(fact: NoteFact): string {
  switch (fact.kind) {
    case 'price-range': {
      const { low, high, average, shares, currency } = fact.value
      const prices = low === high ? `${money(low, currency)} each` : `${money(low, currency)} to ${money(high, currency)}`
      return words(shares && `${grouped(shares)} at`, `prices ${prices}`, average && `averaging ${money(average, currency)}`)
    }
    case 'average-price':
      return fact.value.average === null ? 'the price is an average' : `average price ${money(fact.value.average, fact.value.currency)}`
    case 'undertaking':
      return 'prices of the single trades on request'
    case 'foreign-currency': {
      const { currency, dollarsPerUnit, unitsPerDollar } = fact.value
      return words(
        `converted from ${currency}`,
        dollarsPerUnit && `at $${dollarsPerUnit} a unit`,
        unitsPerDollar && `at ${unitsPerDollar} to the dollar`,
      )
    }
    case 'plan-adoption':
      return `under a Rule 10b5-1 plan adopted ${fact.value.date}`
    case 'trading-plan':
      return 'under a Rule 10b5-1 plan, date of adoption not said'
    case 'plan-change':
      return `Rule 10b5-1 plan ${fact.value.event} ${fact.value.date}`
    case 'tax-withholding':
      return words(fact.value.shares ? `${grouped(fact.value.shares)} shares` : 'shares', fact.value.method ?? 'given', 'for tax')
    case 'included-shares': {
      const { shares, plan, source, date } = fact.value
      return words(
        'the balance includes',
        shares ? grouped(shares) : 'shares',
        plan ? `(${plan})` : source && `(${source})`,
        date && `of ${date}`,
      )
    }
    case 'excluded-shares':
      return words('the balance leaves out', fact.value.shares ? grouped(fact.value.shares) : 'shares')
    case 'disclaimer':
      return words(
        fact.value.by ?? 'the reporting person',
        'disclaims beneficial ownership',
        fact.value.of === 'all-but-pecuniary-interest' && 'but for the pecuniary interest',
      )
    case 'group-disclaimer':
      return 'no group under Section 13(d)'
    case 'indirect-holder':
      return words(
        'held by',
        fact.value.name ?? `a ${fact.value.relation ?? fact.value.holder ?? 'third party'}`,
        fact.value.name && fact.value.relation && `(${fact.value.relation})`,
      )
    case 'vesting':
      return fact.value.state === 'schedule'
        ? `vests in ${fact.value.terms!.tranches.length === 1 ? 'one part' : `${fact.value.terms!.tranches.length} parts`}${fact.value.terms!.tranches.some(({ series }) => series) ? ' over a series of days' : ''}`
        : (fact.value.reason ?? 'vested')
    case 'control':
      return `${fact.value.name} is ${fact.value.role} of ${fact.value.of}`
    case 'gift':
    case 'transfer':
      return words(
        fact.kind,
        fact.value.shares && `of ${grouped(fact.value.shares)}`,
        fact.value.to && `to ${fact.value.to}`,
        fact.value.date,
      )
    case 'ratio': {
      const { relation, from, to, stated, unit, share } = fact.value
      const sides = from === null || to === null ? `${stated}, which side is which not said` : `${words(from, unit)} ↔ ${words(to, share)}`
      return `${relation}: ${sides}`
    }
    case 'reason':
      return fact.value.reason
    case 'exemption':
      return `exempt under Rule ${fact.value.rule}`
    case 'filing-remark':
      return words(fact.value.about, fact.value.number)
  }
}

const money = (amount: string, currency: string): string => (currency === 'USD' ? `$${grouped(amount)}` : `${currency} ${grouped(amount)}`)

const words = (...parts: readonly (string | null | false)[]): string => parts.filter(Boolean).join(' ')
