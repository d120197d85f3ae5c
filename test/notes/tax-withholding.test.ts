import { describe, expect, it } from 'vitest'
import { factsOf } from './facts-of.ts'

const cases: readonly (readonly [text: string, ...facts: string[]])[] = [
  ['Shares withheld for taxes.', 'method=withheld'],
  ['Shares withheld by the Company to satisfy withholding obligations on vesting.', 'method=withheld'],
  ['Represents 1,204 shares withheld by the issuer to cover tax on vesting.', 'shares=1204 method=withheld'],
  ['Of the shares released, 1,204 shares were withheld to pay income taxes.', 'shares=1204 method=withheld'],
  ['The issuer withheld 310 shares in payment of taxes due upon vesting.', 'shares=310 method=withheld'],
  ['Payment of tax liability.', ''],
  ['Tax withholding upon vesting of restricted stock.', ''],
  ['Withholding of shares for payment of taxes.', 'method=withheld'],
  ['Shares surrendered to pay the tax due on vesting of restricted stock.', 'method=surrendered'],
  ['Delivery of shares to the issuer in satisfaction of tax withholding.', 'method=surrendered'],
  [
    'Shares sold to cover taxes on the vesting of RSUs; the sale was mandated by the award agreement and was not discretionary.',
    'method=sold',
  ],
  ['Sold to satisfy the tax obligations in connection with the settlement of restricted stock units.', 'method=sold'],
  ['The sale was made solely to cover withholding taxes on RSUs that vested on May 1, 2022.', 'method=sold'],
  ['Represents a mandatory sell to cover to fund tax withholding.', 'method=sold'],
  ['The sale reported on this Form 4 represents shares sold by the reporting person to cover tax withholding.', 'method=sold'],
  ['Net settlement: shares were forfeited to the issuer to cover required tax withholding.', 'method=withheld'],
  ['Shares retained by the issuer to meet applicable withholding requirements.', 'method=withheld'],
  ['Reflects shares automatically withheld upon vesting of the award for the payment of FICA and income taxes.', 'method=withheld'],
  ['Represents shares tendered for payment of the exercise price and taxes of an option.', 'method=surrendered'],
  [
    'Of 4,000 shares sold, some 1,951 shares were sold to cover the exercise price and to satisfy tax withholding.',
    'shares=1951 method=sold',
  ],
  ['Shares relinquished to pay taxes on vesting.', 'method=surrendered'],
  ['Mandatory tax withholding.', ''],
  ['The holder used own funds and no shares were withheld or sold to cover taxes.'],
  ['Upon vesting, shares will be withheld to cover taxes.'],
  ['The award includes the right to have shares withheld for tax purposes.'],
  ['No shares were sold to pay the exercise price or the tax.'],
  ['The gift was made for tax planning purposes.'],
  ['Sold for year-end tax planning.'],
  ['Acquired in a tax-qualified plan.'],
  ['Shares surrendered to pay the exercise price of the option.'],
  ['Shares may be withheld to satisfy tax upon vesting.'],
]

describe('tax in notes', () => {
  it.each(cases)('%s', (text, ...facts) => {
    expect(factsOf('tax-withholding', text)).toEqual(facts)
  })
})
