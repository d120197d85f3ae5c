import { describe, expect, it } from 'vitest'
import { factsOf } from './facts-of.ts'

const ranges: readonly (readonly [text: string, ...facts: string[]])[] = [
  ['Sold in several trades at prices ranging from $10.00 to $10.45, inclusive.', 'low=10.00 high=10.45'],
  ['SOLD IN MULTIPLE TRADES AT PRICES RANGING FROM $10.00 TO $10.45 PER SHARE.', 'low=10.00 high=10.45'],
  ['Prices for these trades ranged between $1,204.5 and $1,210.', 'low=1204.5 high=1210'],
  ['The sale reported on this Form 4 represents shares sold at prices ranging from $10.00 to $10.45.', 'low=10.00 high=10.45'],
  [
    'The units settle with the underlying award. Reflects a weighted average sale price of $8.61, at prices ranging from $8.04 to $9.02.',
    'low=8.04 high=9.02 average=8.61',
  ],
  ['The shares were sold at prices between $ 3.10 and $ 3.25.', 'low=3.10 high=3.25'],
  ['Purchased at prices from $7.01 - $7.09.', 'low=7.01 high=7.09'],
  ['Sale prices were $7.01–$7.09 per share.', 'low=7.01 high=7.09'],
  ['The range of prices for the sale was $15.00 to $15.045.', 'low=15.00 high=15.045'],
  ['Weighted average price; the price range was $5.10 to $5.20.', 'low=5.10 high=5.20'],
  ['Executed in lots at a low price of $22.10 and a high price of $22.85.', 'low=22.10 high=22.85'],
  ['Shares bought in the open market, with prices ranging from a low of $4.00 to a high of $4.10 per share.', 'low=4.00 high=4.10'],
  ['The reported price is an average. Actual prices ranged from a high of $9.99 to a low of $9.50.', 'low=9.50 high=9.99'],
  [
    'Sold 16,883 shares in many transactions at prices ranging from $12.32 to $12.46, a weighted average sale price of $12.41.',
    'low=12.32 high=12.46 average=12.41 shares=16883',
  ],
  [
    'Represents a weighted average sale price of $750.46 per share, with prices ranging from $750.04 to $751.01.',
    'low=750.04 high=751.01 average=750.46',
  ],
  [
    'Includes 500 shares sold at prices ranging from $10.00 to $10.50 and 700 shares sold at prices ranging from $11.00 to $11.50.',
    'low=10.00 high=10.50 shares=500',
    'low=11.00 high=11.50 shares=700',
  ],
  [
    'The sale was made as follows: 100 shares at $30.10; 200 shares at $30.15 and 1,300 shares at $30.20.',
    'low=30.10 high=30.10 shares=100',
    'low=30.15 high=30.15 shares=200',
    'low=30.20 high=30.20 shares=1300',
  ],
  ['These shares were purchased in multiple transactions at $1.95.', 'low=1.95 high=1.95'],
  [
    'Average trading price; shares traded on the Paris exchange at prices from EUR 13.50 to EUR 14.00.',
    'low=13.50 high=14.00 currency=EUR',
  ],
  ['Sold at prices ranging from C$4.10 to C$4.20.', 'low=4.10 high=4.20 currency=CAD'],
  ['Sold in multiple transactions at prices ranging from 10.25 to 10.75 per share.', 'low=10.25 high=10.75'],
  ['The price is the weighted average of sales at prices ranging from $12.00 per share to $12.50 per share.', 'low=12.00 high=12.50'],
  [
    'This transaction was executed in multiple trades in prices ranging from $50.00 to $50.99, inclusive. The holder will give the number of shares at each price.',
    'low=50.00 high=50.99',
  ],
  [
    'The price in Column 4 is a weighted average sale price. The prices actually received ranged from $59.005 to $59.965.',
    'low=59.005 high=59.965',
  ],
  [
    'Open market sales reported on this line occurred at a weighted average price of $33.19 (range $32.75 to $33.70).',
    'low=32.75 high=33.70 average=33.19',
  ],
  ['Price range of $99.01 to $100.00.', 'low=99.01 high=100.00'],
  ['Lots of 100 shares @ $12.50 and 200 shares @ $12.51.', 'low=12.50 high=12.50 shares=100', 'low=12.51 high=12.51 shares=200'],
  ['The average price was $101.11; the low was $100.50 and the high was $101.85.', 'low=100.50 high=101.85 average=101.11'],
  ['Average sale price. Range: $4.90 - $5.05.', 'low=4.90 high=5.05'],
  [
    'The price of $18.05 is the weighted average of 13,888 shares bought within a range of $18.02 to $18.07.',
    'low=18.02 high=18.07 average=18.05 shares=13888',
  ],
  [
    'Sold 3,200 shares in the range of $9.90 - $9.99, and 1,800 shares in the range of $10.00 - $10.10.',
    'low=9.90 high=9.99 shares=3200',
    'low=10.00 high=10.10 shares=1800',
  ],
  ['The closing price that day was $23.00 to $23.41.'],
  ['Sold for an aggregate price of $1,000,000 to $2,000,000.'],
  ['Options with exercise prices ranging from $1.25 to $8.90 were cancelled.'],
  ['Between 0% and 200% of the units may vest.'],
  ['The hurdle is met if the stock price is between $20.00 and $25.00 for 20 days.'],
  ['The units vest if the share price target of $20.00 to $30.00 is reached.'],
  ['See the ranges set forth in footnotes (2) through (5).'],
  ['The exercise price was reduced from $5.00 to $4.00.'],
  ['Granted in lieu of fees of $10,000 to $12,000.'],
]

const averages: readonly (readonly [text: string, ...facts: string[]])[] = [
  ['The reported price is the weighted average sale price for the shares sold.', ''],
  ['Represents the average purchase price of $5.25 per share.', 'average=5.25'],
  ['The number of units was set by the 30-day volume-weighted average price before the grant.'],
  ['TSR uses the average closing price of the 20 trading days before the period.'],
]

describe('prices in notes', () => {
  it.each(ranges)('range: %s', (text, ...facts) => {
    expect(factsOf('price-range', text)).toEqual(facts)
  })
  it.each(averages)('average: %s', (text, ...facts) => {
    expect(factsOf('average-price', text)).toEqual(facts)
  })
  it('keeps an undertaking and a conversion of currency apart', () => {
    const text =
      'The holder undertakes to provide the staff, upon request, full information on the shares sold at each separate price. Converted at an exchange rate of EUR 1 to USD 1.1026.'
    expect(factsOf('undertaking', text)).toEqual([''])
    expect(factsOf('foreign-currency', text)).toEqual(['currency=EUR dollarsPerUnit=1.1026'])
  })
})
