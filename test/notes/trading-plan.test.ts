import { describe, expect, it } from 'vitest'
import { readNote } from '../../src/notes/read-notes.ts'

const cases: readonly (readonly [text: string, ...facts: string[]])[] = [
  ['Sold under a Rule 10b5-1 trading plan adopted by the reporting person on March 3, 2021.', 'plan-adoption 2021-03-03'],
  ['SOLD UNDER A RULE 10B5-1 PLAN ADOPTED MARCH 3, 2021.', 'plan-adoption 2021-03-03'],
  ['Made pursuant to a 10b5-1 plan dated 03/03/2021.', 'plan-adoption 2021-03-03'],
  ['Made pursuant to a pre-arranged 10b5-1 Plan entered into on 3 March 2021.', 'plan-adoption 2021-03-03'],
  [
    'Sales were effected under trading instructions established on 12/5/19 that are intended to comply with Rule 10b5-1(c).',
    'plan-adoption 2019-12-05',
  ],
  ['The sales were made pursuant to a Rule 10b5-1 sales plan. The plan was adopted on Feb. 2, 2020.', 'plan-adoption 2020-02-02'],
  ['On May 4, 2022 the reporting person adopted a trading plan intended to satisfy Rule 10b5-1(c).', 'plan-adoption 2022-05-04'],
  ['Sold pursuant to a 10b5–1 plan (adopted June 1, 2023).', 'plan-adoption 2023-06-01'],
  ['Sold pursuant to a Rule 10b5-1 plan with an adoption date of June 1, 2023.', 'plan-adoption 2023-06-01'],
  ['Sold under a Rule 10b-5-1 trading plan adopted in June 2020.', 'plan-adoption 2020-06'],
  // as the rule is mistyped
  ['Sold under a Rule 10(b)(5)-1 plan adopted in June 2020.', 'plan-adoption 2020-06'],
  ['Sold under a Rule10b5-1 plan adopted in June 2020.', 'plan-adoption 2020-06'],
  ['Sold under a Rule 10-b5-1 plan.', 'trading-plan null'],
  ['Sold under a Rule 100b5-1 plan.', 'trading-plan null'],
  [
    'Effected under a 10b5-1 plan adopted on November 16, 2020 and modified on February 26, 2021.',
    'plan-adoption 2020-11-16',
    'plan-change 2021-02-26',
  ],
  ['Adopted a 10b5-1 plan on May 1, 2020, as amended on August 3, 2020.', 'plan-adoption 2020-05-01', 'plan-change 2020-08-03'],
  [
    'Sold under a 10b5-1 plan adopted by the reporting person on May 1, 2020. The plan was terminated on July 9, 2021.',
    'plan-adoption 2020-05-01',
    'plan-change 2021-07-09',
  ],
  [
    'Sold under 10b5-1 plans adopted by the two trusts on March 1, 2022 and adopted by the reporting person on April 2, 2022.',
    'plan-adoption 2022-03-01',
    'plan-adoption 2022-04-02',
  ],
  [
    'The plan was entered into in an open window and disclosed on Form 8-K on March 17, 2025; sales are under Rule 10b5-1.',
    'trading-plan null',
  ],
  ['Sold pursuant to a previously adopted plan complying with Rule 10b5-1(c).', 'trading-plan null'],
  ['The sale on May 3, 2021 was effected pursuant to a Rule 10b5-1 plan adopted by the reporting person.', 'trading-plan null'],
  [
    'Sold pursuant to a 10b5-1 plan in accordance with the Securities Exchange Act of 1934, as amended, on May 3, 2021.',
    'trading-plan null',
  ],
  ['The holder entered into a Rule 10b5-1 sales plan on June 3, 2008, and the sales were made under it.', 'plan-adoption 2008-06-03'],
  ['Sold on May 5, 2022 under a plan adopted in accordance with Rule 10b5-1 in November 2021.', 'plan-adoption 2021-11'],
  ['Sold under a 10b5-1 plan executed by the trust on 2/28/2020.', 'plan-adoption 2020-02-28'],
  [
    'Sold under a 10b5-1 plan adopted February 9, 2017 and amended on August 10, 2017 and May 1, 2018.',
    'plan-adoption 2017-02-09',
    'plan-change 2017-08-10',
    'plan-change 2018-05-01',
  ],
  ['On February 3, 2022, the reporting person terminated the 10b5-1 plan.', 'plan-change 2022-02-03'],
  ['Sold under a 10b5-1 plan adopted during the quarter ended June 30, 2023.', 'trading-plan null'],
  ['Sold under a 10b5-1 plan that expires on March 8, 2025.', 'trading-plan null'],
  ['Sold under a Rule 10b5-1 plan. Holdings in the 401(k) plan are based on a plan statement dated May 3, 2021.', 'trading-plan null'],
  ['Sold under a Rule 10b5-1 plan shares awarded under the 2011 Equity Incentive Plan adopted on May 3, 2011.', 'trading-plan null'],
  ['This sale was not made pursuant to a Rule 10b5-1 plan.'],
  ['Acquired under the Long-Term Incentive Plan adopted on May 3, 2011.'],
  ['Sold under a plan adopted on May 3, 2011.'],
]

describe('trading plans in notes', () => {
  it.each(cases)('%s', (text, ...facts) => {
    const found = readNote(text).flatMap((fact) =>
      fact.kind === 'plan-adoption' || fact.kind === 'trading-plan' || fact.kind === 'plan-change'
        ? [`${fact.kind} ${fact.value.date}`]
        : [],
    )
    expect(found).toEqual(facts)
  })
})
