import { describe, expect, it } from 'vitest'
import { factsOf } from './facts-of.ts'

type Cases = readonly (readonly [text: string, ...facts: string[]])[]

const included: Cases = [
  ['Includes 812 ESPP shares.', 'shares=812 plan=ESPP source=employee stock purchase plan'],
  [
    'Includes 812 shares bought under the 2019 Employee Stock Purchase Plan on May 3, 2020.',
    'shares=812 plan=2019 Employee Stock Purchase Plan source=employee stock purchase plan date=2020-05-03',
  ],
  [
    'INCLUDES 1,204.5 SHARES FROM DIVIDEND REINVESTMENT AND 52 UNVESTED RESTRICTED STOCK UNITS.',
    'shares=1204.5 plan=DIVIDEND REINVESTMENT source=dividend reinvestment',
    'shares=52 plan=UNVESTED RESTRICTED STOCK UNITS source=stock units',
  ],
  ['The total includes 2,000 shares held in the 401(k) plan.', 'shares=2000 plan=401(k) plan source=retirement plan'],
  [
    'Represents 640 unvested restricted stock units and 2,100 shares of common stock.',
    'shares=640 plan=unvested restricted stock units source=stock units',
    'shares=2100',
  ],
  ['Represents 640 restricted stock units and 210 performance units granted on May 3, 2021.'],
  ['Balance includes shares acquired through the DRIP.', 'plan=DRIP source=dividend reinvestment'],
  [
    'Of the 5,000 shares reported, 3,000 are unvested restricted stock units.',
    'shares=3000 plan=unvested restricted stock units source=stock units',
  ],
  ['Balance adjusted to reflect shares allocated under the savings plan.', 'plan=savings plan source=retirement plan'],
  [
    'Includes 61 shares not reported before that came through dividend reinvestment since May 2019.',
    'shares=61 plan=dividend reinvestment source=dividend reinvestment',
  ],
  ['Includes shares allocated for 2018 under the Share Purchase Plan.', 'plan=Share Purchase Plan source=employee stock purchase plan'],
  [
    'Includes 8.25 shares from a dividend reinvestment feature of the Alpha Stock Fund, one of the choices in the Savings Plan.',
    'shares=8.25 plan=Savings Plan source=dividend reinvestment',
  ],
  // days of papers are none of shares; the day may stand before them
  ['Includes 900 shares issued under the merger agreement, dated as of May 3, 2021.', 'shares=900'],
  [
    'The balance reflects the acquisition on May 3, 2021 of 11 shares under the ESPP.',
    'shares=11 plan=ESPP source=employee stock purchase plan date=2021-05-03',
  ],
  [
    'Includes 6.5 dividend equivalent rights credited on May 3, 2021.',
    'shares=6.5 plan=dividend equivalent rights source=dividend reinvestment date=2021-05-03',
  ],
  ['The award includes the right to receive dividends.'],
  ['Represents a distribution to partners and includes subsequent distributions by them.'],
  ['Includes no admission of anything.'],
  ['Of the 900 shares distributed, 700 shares were distributed by the fund to its general partner.'],
]

const disclaimers: Cases = [
  ['The reporting person disclaims beneficial ownership of these shares.', 'by=The reporting person of=all'],
  [
    'Each of Alpha GP, LLC and Beta, Inc. disclaims beneficial ownership except to the extent of its pecuniary interest therein.',
    'by=Each of Alpha GP, LLC and Beta, Inc. of=all-but-pecuniary-interest',
  ],
  [
    'Ms. Roe is a manager of the fund and disclaims beneficial ownership except to the extent of any pecuniary interest.',
    'by=Ms. Roe of=all-but-pecuniary-interest',
  ],
  ['This report shall not be deemed an admission that the reporting person is the beneficial owner of the securities.', 'of=all'],
  ['Mr. Roe disclaims beneficial ownership of the shares of the Hospital Fund and has no pecuniary interest in them.', 'by=Mr. Roe of=all'],
  [
    'The reporting person disclaims beneficial ownership of the shares in which she has no pecuniary interest.',
    'by=The reporting person of=all-but-pecuniary-interest',
  ],
  [
    'He is a partner of Alpha and the reporting person otherwise disclaims beneficial ownership except to the extent of his proportionate interest, and the reporting person disclaims beneficial ownership of the shares of Beta.',
    'by=the reporting person of=all-but-pecuniary-interest',
    'by=the reporting person of=all',
  ],
  ['The reporting persons disclaim membership in a group.'],
]

const groups: Cases = [
  ['The reporting persons disclaim membership in a group.', ''],
  [
    'Nothing herein shall be construed as an admission that such person is, for the purposes of Section 13(d) of the Exchange Act or any other purpose, acting with any other person as a partnership, syndicate or other group.',
    '',
  ],
  ['This filing shall not be deemed an affirmation that such a group exists.', ''],
  ['The reporting person is a member of a group.'],
]

const holders: Cases = [
  ['Held by Alpha Ventures IX, L.P.', 'name=Alpha Ventures IX, L.P. holder=partnership'],
  [
    'The shares are held of record by the Roe Family 2012 Irrevocable Trust, of which the reporting person is co-trustee.',
    'name=Roe Family 2012 Irrevocable Trust relation=co-trustee holder=trust',
  ],
  [
    'Held by Alder LLC and the Alder Trust, of which the reporting person is trustee.',
    'name=Alder LLC holder=company',
    'name=Alder Trust relation=trustee holder=trust',
  ],
  [
    'The Jane Roe Revocable Trust dated July 22, 2003, for which the reporting person is trustee.',
    'name=Jane Roe Revocable Trust relation=trustee holder=trust',
  ],
  [
    'Shares held by Alpha Fund I, L.P. ("Alpha I"). The reporting person is a managing member of Alpha GP, LLC. The shares held by Alpha I are restricted.',
    'name=Alpha Fund I, L.P. relation=managing member of Alpha GP, LLC holder=partnership',
  ],
  [
    'Held by Alpha, LLC, Beta Partners, L.P. and the Gamma Trust.',
    'name=Alpha, LLC holder=company',
    'name=Beta Partners, L.P. holder=partnership',
    'name=Gamma Trust holder=trust',
  ],
  [
    '5,000 Ordinary Shares are held by Alpha, LLC and 7,000 Ordinary Shares are held by the Beta Trust.',
    'name=Alpha, LLC holder=company',
    'name=Beta Trust holder=trust',
  ],
  ['The ordinary shares are held through American Depositary Shares.'],
  // whose office it is: none of the reporting person's
  ['Held by the Oak Trust, of which his brother is trustee.', 'name=Oak Trust holder=trust'],
  ["Held by the Oak Trust, for which the reporting person's child is the beneficiary.", 'name=Oak Trust holder=trust'],
  ['Held by the Oak Trust, for which Elm Trust Company of Ohio serves as trustee.', 'name=Oak Trust holder=trust'],
  ['Held by the Oak Trust, of which neither the reporting person nor his spouse is a trustee.', 'name=Oak Trust holder=trust'],
  ['Held by Oak LLC, of which the Oak Trust is the sole member.', 'name=Oak LLC holder=company'],
  ['Held by Oak LLC, of which the Oak Trust, of which the reporting person is trustee, is the sole member.', 'name=Oak LLC holder=company'],
  ["Held through a trust, of which the reporting person's counsel is the sole trustee and her child is the beneficiary.", 'holder=trust'],
  ['Held by the Oak Trust, of which Jane Q. Roe is trustee.', 'name=Oak Trust relation=trustee holder=trust'],
  ['Held by Alpha Partners (Offshore) II-A, L.P. ("AO II-A").', 'name=Alpha Partners (Offshore) II-A, L.P. holder=partnership'],
  ["Mr. Roe may be deemed to share the power over the issuer's securities held by the Alpha Entities.", 'name=Alpha Entities'],
  // the office in a trust told before
  ['Held in the Roe Trust. The reporting person is the sole trustee of the trust.', 'name=Roe Trust relation=sole trustee holder=trust'],
  [
    "Held in the Roe Trust. The reporting person's husband is trustee of the trust.",
    'name=Roe Trust relation=spouse is trustee holder=trust',
  ],
  [
    'Held by the Roe Trust and the Oak Trust. The reporting person is a trustee of the trust.',
    'name=Roe Trust holder=trust',
    'name=Oak Trust holder=trust',
  ],
  [
    'Held by Alpha Fund I, L.P. ("Alpha I"). By virtue of being a manager of Alpha GP, LLC, the reporting person may be deemed to own the shares held by Alpha I.',
    'name=Alpha Fund I, L.P. relation=manager of Alpha GP, LLC holder=partnership',
  ],
  // nothing but what the reporting person is in a firm
  ['Ms. Roe is the sole member of Alder LLC, a limited liability company.', 'name=Alder LLC relation=sole member holder=company'],
  [
    'Alder Insurance Company is a wholly-owned subsidiary of the reporting person.',
    'name=Alder Insurance Company relation=wholly owned subsidiary holder=company',
  ],
  [
    'The reporting person is the manager of Alder LLC and so has the power to vote the reported shares.',
    'name=Alder LLC relation=manager holder=company',
  ],
  ['The reporting person is the manager of Alder LLC, the general partner of a fund, and has the power to vote the reported shares.'],
  ['The reporting person is a manager of Alder LLC but has no power to vote its shares.'],
  ['The reporting person is a member of Alder LLC.'],
  ['Held by Alder Partners, Ltd., a family partnership.', 'name=Alder Partners, Ltd. holder=partnership'],
  ['Alder LLC received an annuity payment of 500 shares from the Roe GRAT.', 'name=Alder LLC holder=company'],
  ['Alder Fund, LP wrote 300 put option contracts.', 'name=Alder Fund, LP holder=partnership'],
  ['He contributed 900 shares to a limited liability company, of which he is the sole member.', 'relation=sole member holder=company'],
  ['Reflects share equivalents of units in the Alpha Stock Fund under the 401(k) plan.', 'holder=retirement account'],
  ['Trustee of the Roe 2009 Trust', 'name=Roe 2009 Trust relation=trustee holder=trust'],
  [
    'Held as follows: 5,000 shares in the name of Alpha I, L.P.; 700 shares in the name of Alpha II, LLC.',
    'name=Alpha I, L.P. holder=partnership',
    'name=Alpha II, LLC holder=company',
  ],
  [
    'Contributed to the Roe 2020 Spousal Trust, where the reporting person serves as trustee.',
    'name=Roe 2020 Spousal Trust relation=trustee holder=trust',
  ],
  ['Held by the Roe Trust, of which her spouse is trustee.', 'name=Roe Trust relation=spouse is trustee holder=trust'],
  ['300 shares are owned by his family trust, Alpha Legacy, LLC.', 'name=Alpha Legacy, LLC holder=company'],
  [
    'Held by Alpha Property Fund L.P. 2 ("Alpha 2"). She may be deemed to own the shares held by Alpha 2 in her capacity as a director of Beta Corp.',
    'name=Alpha Property Fund L.P. 2 holder=partnership',
  ],
  [
    "Held by the Roe Descendants' Trust for the benefit of the reporting person's grandchildren.",
    "name=Roe Descendants' Trust relation=for the benefit of the reporting person's grandchildren holder=trust",
  ],
  ['Held by Alpha Partners, L.P., the general partner of which is Alpha Partners GP, LLC.', 'name=Alpha Partners, L.P. holder=partnership'],
  ["Does not include 900 shares held by Ms. Roe's children's trust."],
  ['By spouse.', 'relation=spouse holder=family member'],
  ['Held by my daughter.', 'relation=daughter holder=family member'],
  ['Held in an IRA.', 'holder=retirement account'],
  [
    'The reporting person is the sole owner of Alpha One LLC and may be deemed to own the shares held by Alpha One LLC. Other shares are held by Beta Fund, L.P.',
    'name=Alpha One LLC relation=sole owner holder=company',
    'name=Beta Fund, L.P. holder=partnership',
  ],
  [
    'Shares sold by Alpha Investors, L.P. The Roe Revocable Trust, for which the reporting person is trustee, sold no shares.',
    'name=Alpha Investors, L.P. holder=partnership',
    'name=Roe Revocable Trust relation=trustee holder=trust',
  ],
  [
    'Held by the Roe Grantor Retained Annuity Trust V. Disposition of shares for tax.',
    'name=Roe Grantor Retained Annuity Trust V holder=trust',
  ],
  ['Held through a limited liability company. The reporting person is a director of the issuer.', 'holder=company'],
  ['Held in a revocable trust of which the reporting person is trustee.', 'relation=trustee holder=trust'],
  ['The shares are held by the reporting person.'],
  ['The shares may be deemed to be beneficially owned by Alpha, LLC.'],
  ['At a meeting held in London.'],
]

const gifts: Cases = [
  ['Gift to charity.', 'to=charity'],
  [
    'On May 3, 2021 the reporting person gave, as a bona fide gift, 500 shares to a family foundation.',
    'shares=500 to=family foundation date=2021-05-03',
  ],
  ['Shares were donated to the Roe Family Foundation.', 'to=Roe Family Foundation'],
  ['The gift tax return was filed.'],
]

const transfers: Cases = [
  ['On May 3, 2021, 500 shares were transferred to the Jane Roe 2021 GRAT.', 'shares=500 to=Jane Roe 2021 GRAT date=2021-05-03'],
  [
    'Reflects a) 300 shares transferred from a grantor retained annuity trust to the Grantor on May 3, 2021; b) 200 shares transferred from that trust to the Grantor on May 9, 2021.',
    'shares=300 to=Grantor date=2021-05-03',
    'shares=200 to=Grantor date=2021-05-09',
  ],
  [
    'She transferred 700 shares to a limited liability company of which she is the sole member, for no consideration.',
    'shares=700 to=limited liability company',
  ],
  ['Half of his membership interest was transferred to the family trust, at a price for the shares of May 3, 2021.'],
  ['Each share converts upon any transfer to a trust.'],
]

const control: Cases = [
  [
    'Alpha Master LLC is (i) the sole member of Alpha GP II, LLC, which is the general partner of Alpha Fund II, L.P., and (ii) the general partner of Alpha Partners L.P.',
    'name=Alpha Master LLC role=sole member of=Alpha GP II, LLC',
    'name=Alpha Master LLC role=general partner of=Alpha Partners L.P.',
    'name=Alpha GP II, LLC role=general partner of=Alpha Fund II, L.P.',
  ],
  ['Beta Capital LP is the investment adviser to Beta Fund, LP.', 'name=Beta Capital LP role=investment adviser of=Beta Fund, LP'],
  ['Alpha GP, LLC is the general partner of Alpha Fund, L.P.', 'name=Alpha GP, LLC role=general partner of=Alpha Fund, L.P.'],
  [
    'Alpha GP, LLC is the general partner of each of Alpha I, L.P. and Alpha II, L.P.',
    'name=Alpha GP, LLC role=general partner of=Alpha I, L.P.',
    'name=Alpha GP, LLC role=general partner of=Alpha II, L.P.',
  ],
  [
    'Alpha GP, LLC, the general partner of Alpha Fund, L.P., Beta Holdings LLC, the managing member of Alpha GP, LLC, and Beta Inc., the sole owner of Beta Holdings LLC, may each be deemed to own the shares.',
    'name=Alpha GP, LLC role=general partner of=Alpha Fund, L.P.',
    'name=Beta Holdings LLC role=managing member of=Alpha GP, LLC',
    'name=Beta Inc. role=sole owner of=Beta Holdings LLC',
  ],
  [
    'Alpha GP, LLC is the general partner of Alpha I, L.P. and Jane Roe is a manager of Alpha GP, LLC.',
    'name=Alpha GP, LLC role=general partner of=Alpha I, L.P.',
    'name=Jane Roe role=manager of=Alpha GP, LLC',
  ],
  [
    'Alpha GP, LLC, as general partner of Alpha I, L.P. and Alpha II, L.P. has voting power.',
    'name=Alpha GP, LLC role=general partner of=Alpha I, L.P.',
    'name=Alpha GP, LLC role=general partner of=Alpha II, L.P.',
  ],
  [
    'Alpha Management is the general partner of Alpha I, L.P. and is the managing member of Alpha II, LLC.',
    'name=Alpha Management role=general partner of=Alpha I, L.P.',
    'name=Alpha Management role=managing member of=Alpha II, LLC',
  ],
  [
    'Alpha Inc., a corporation formed under the laws of the Province of Quebec ("AI"), which is the manager of Alpha Fund LP, may act.',
    'name=Alpha Inc. role=manager of=Alpha Fund LP',
  ],
  [
    'He is the Chairman of the Investment Committee of Alpha GP LP, the general partner of Alpha LP.',
    'name=Alpha GP LP role=general partner of=Alpha LP',
  ],
  [
    'Jane Roe, as Chief Executive Officer of Alpha and Chairman and President of Beta, may act.',
    'name=Jane Roe role=chief executive officer of=Alpha',
    'name=Jane Roe role=chairman of=Beta',
    'name=Jane Roe role=president of=Beta',
  ],
  [
    'Alpha Management, LLC is the manager of Alpha I, LLC and the general partner of Alpha II, L.P.',
    'name=Alpha Management, LLC role=manager of=Alpha I, LLC',
    'name=Alpha Management, LLC role=general partner of=Alpha II, L.P.',
  ],
  [
    'Held by Alpha Fund, L.P., whose sole general partner is Alpha GP, L.L.C. The managing members of Alpha GP, L.L.C. share the power.',
    'name=Alpha GP, L.L.C. role=sole general partner of=Alpha Fund, L.P.',
  ],
  [
    'The general partner of Alpha Fund, L.P. is Alpha GP, LLC, whose managing members are Jane Roe and John Poe.',
    'name=Alpha GP, LLC role=general partner of=Alpha Fund, L.P.',
    'name=Jane Roe role=managing members of=Alpha GP, LLC',
    'name=John Poe role=managing members of=Alpha GP, LLC',
  ],
  [
    'Jane Roe, John Poe and Ann Low, the managing members of Alpha GP, LLC, share the power.',
    'name=Jane Roe role=managing members of=Alpha GP, LLC',
    'name=John Poe role=managing members of=Alpha GP, LLC',
    'name=Ann Low role=managing members of=Alpha GP, LLC',
  ],
  ['Title: Executive Vice President of Quality and Supply'],
]

describe.each([
  ['included-shares', included],
  ['disclaimer', disclaimers],
  ['group-disclaimer', groups],
  ['indirect-holder', holders],
  ['gift', gifts],
  ['transfer', transfers],
  ['control', control],
] as const)('%s', (kind, cases) => {
  it.each(cases as Cases)('%s', (text, ...facts) => {
    expect(factsOf(kind, text)).toEqual(facts)
  })
})
