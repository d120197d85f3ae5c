import { describe, expect, it } from 'vitest'
import { factsOf } from './facts-of.ts'

type Cases = readonly (readonly [text: string, ...facts: string[]])[]

const ratios: Cases = [
  ['Each ADS represents twenty (20) ordinary shares.', 'relation=represents from=1 to=20 stated=1:20 unit=ADS share=ordinary shares'],
  [
    'American Depositary Shares, each representing two ordinary shares.',
    'relation=represents from=1 to=2 stated=1:2 unit=American Depositary Shares share=ordinary shares',
  ],
  ['Each share is represented by a stock unit.', 'relation=represents from=1 to=1 stated=1:1 unit=stock unit share=share'],
  [
    'Converts at a ratio of 0.25 common shares per 1 preferred share.',
    'relation=converts from=1 to=0.25 stated=1:0.25 unit=preferred share share=common shares',
  ],
  ['Every ten rights convert into one share.', 'relation=converts from=10 to=1 stated=10:1 unit=rights share=share'],
  ['Each 2021 RSU represents one share.', 'relation=represents from=1 to=1 stated=1:1 unit=2021 RSU share=share'],
  ['Each contract represents 100 shares.', 'relation=represents from=1 to=100 stated=1:100 unit=contract share=shares'],
  [
    'Stock awards were granted under the 2015 plan, and represent the right to receive one share of common stock.',
    'relation=represents from=1 to=1 stated=1:1 unit=Stock awards share=share of common stock',
  ],
  [
    'Each RSU represents the right to receive one share of Alpha (the "Company") common stock.',
    'relation=represents from=1 to=1 stated=1:1 unit=RSU share=share of Alpha common stock',
  ],
  ['Each ADS represents one-half of one ordinary share.', 'relation=represents from=2 to=1 stated=2:1 unit=ADS share=ordinary share'],
  [
    'Each unit is the right to receive one share of common stock.',
    'relation=represents from=1 to=1 stated=1:1 unit=unit share=share of common stock',
  ],
  [
    'Each RSU represents a contingent right to receive one share of common stock.',
    'relation=represents from=1 to=1 stated=1:1 unit=RSU share=share of common stock',
  ],
  [
    'Each share of Series A is convertible into 3.25 shares of common stock.',
    'relation=converts from=1 to=3.25 stated=1:3.25 unit=share of Series A share=shares of common stock',
  ],
  [
    'Each share of Series A Preferred Stock, Series B Preferred Stock and Series B-1 Preferred Stock converts into two shares of common stock.',
    'relation=converts from=1 to=2 stated=1:2 unit=share of Series A Preferred Stock, Series B Preferred Stock and Series B-1 Preferred Stock share=shares of common stock',
  ],
  [
    'Each share of Series 2 Preferred Stock converts into one share of common stock.',
    'relation=converts from=1 to=1 stated=1:1 unit=share of Series 2 Preferred Stock share=share of common stock',
  ],
  ['900 of the RSUs each represent a right to receive one share.', 'relation=represents from=1 to=1 stated=1:1 unit=RSUs share=share'],
  [
    'Each cash-settled performance unit is the economic equivalent of one share of common stock.',
    'relation=represents from=1 to=1 stated=1:1 unit=cash-settled performance unit share=share of common stock',
  ],
  [
    'The LLC Units are exchangeable for an equal number of Class A shares.',
    'relation=converts from=1 to=1 stated=1:1 unit=LLC Units share=Class A shares',
  ],
  [
    'Vested common units are exchangeable (together with an equal number of Class B shares), subject to the agreement, for (i) an equal number of Class A shares or (ii) cash.',
    'relation=converts from=1 to=1 stated=1:1 unit=Vested common units share=Class A shares',
  ],
  [
    'She will receive one share of common stock for each deferred stock unit.',
    'relation=converts from=1 to=1 stated=1:1 unit=deferred stock unit share=share of common stock',
  ],
  ['The preferred stock converted on a 1-to-0.4 split-adjusted basis.', 'relation=converts stated=1:0.4'],
  [
    'A swap under which the bank receives any decrease in the price of 5,000 shares of Common Stock, from an initial price per share of $9.',
  ],
  [
    'Represents restricted stock units ("RSUs"), which upon vesting represent the right to receive one share of Class A stock.',
    'relation=represents from=1 to=1 stated=1:1 unit=restricted stock units share=share of Class A stock',
  ],
  ['The units represent the right to receive 5,000 shares.'],
  [
    'Each restricted stock unit represents the right to receive (1) one share of common stock or an equal amount in cash.',
    'relation=represents from=1 to=1 stated=1:1 unit=restricted stock unit share=share of common stock',
  ],
  ['The units convert on a one-for-one basis.', 'relation=converts from=1 to=1 stated=1:1'],
  ['The preferred stock converts on a 3.7-for-1 basis.', 'relation=converts stated=3.7:1'],
  ['Reflects a 3-for-2 stock split.', 'relation=split from=2 to=3 stated=3:2'],
  ['Adjusted for a one-for-fifty reverse split.', 'relation=reverse-split from=50 to=1 stated=1:50'],
  ['Each PSU represents up to 200% of one share.'],
  ['Each of the reporting persons holds one share.'],
]

describe('ratios in notes', () => {
  it.each(ratios)('%s', (text, ...facts) => {
    expect(factsOf('ratio', text)).toEqual(facts)
  })
})
