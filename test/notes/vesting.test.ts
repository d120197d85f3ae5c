import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readVesting, readVestings } from '../../src/notes/vesting.ts'
import { haveCorpus, withoutCorpus } from '../corpus/corpus.ts'
import { expectedOf, readLabelledNotes, saidOf } from './vesting-labels.ts'

/** Wordings and what they say, in the notation of `vesting-labels.ts`. */
const wordings: readonly (readonly [text: string, expected: string])[] = [
  [
    '25% of the option vests on each of the first, second, third and fourth anniversaries of the grant date.',
    'g+1y 1/4; g+2y 1/4; g+3y 1/4; g+4y 1/4',
  ],
  [
    'The RSUs vest in three equal installments of 809.71655 units on March 1, 2021, March 1, 2022 and March 1, 2023.',
    '2021-03-01 809.71655u; 2022-03-01 809.71655u; 2023-03-01 809.71655u',
  ],
  [
    'Two-fifths of the RSUs vested on the grant date and one-fifth vests on each of the first, second and third anniversaries of the grant date.',
    'g 2/5; g+1y 1/5; g+2y 1/5; g+3y 1/5',
  ],
  ['1/16th of the total shares vest quarterly beginning on March 15, 2022 until fully vested.', '2022-03-15 every 3m x16 1/16 each'],
  [
    'The option vests in 72 equal monthly installments beginning on April 6, 2018 and is immediately exercisable.',
    '2018-04-06 every 1m x72 rest spread',
  ],
  [
    'With a vesting commencement date of March 31, 2025, 25% of the shares vest on the first anniversary of the vesting commencement date and the balance vests on the last day of every month over the following 36 months.',
    'c=2025-03-31; c+1y 1/4; p clock every 1m x36 day 31 rest spread',
  ],
  ['The options vest 25% annually over 4 years starting on the first anniversary of the grant date.', 'g+1y every 1y x4 1/4 each'],
  ['The units vest in equal installments over two years on the anniversary of the grant date.', 'g+1y every 1y x2 rest spread'],
  [
    "25% of the shares subject to the option vest on the one-year anniversary of the vesting commencement date and 1/48th of the shares vest monthly thereafter, subject to the reporting person's continued service.",
    'c+1y 1/4; p+1m every 1m x36 1/48 each',
  ],
  [
    'The RSUs vest as to one-third of the shares on each of the first three anniversaries of the date of grant.',
    'g+1y 1/3; g+2y 1/3; g+3y 1/3',
  ],
  [
    'The restricted stock units vest in four equal annual installments, commencing one year from the grant date.',
    'g+1y every 1y x4 rest spread',
  ],
  ['The shares vest ratably over three years from the grant date.', 'g clock every 1y x3 rest spread'],
  ['The RSUs vest ratably on the first three anniversaries of the grant date.', 'g+1y 1/3; g+2y 1/3; g+3y 1/3'],
  ['The options vest one-third per year on each anniversary of the grant date.', 'g+1y every 1y x3 1/3 each'],
  ['This option vests in equal monthly installments over 48 months from the date of grant.', 'g clock every 1m x48 rest spread'],
  [
    'The option will vest with respect to 1/4 of the shares on January 15, 2024 and with respect to 1/48 of the shares on each monthly anniversary thereafter.',
    '2024-01-15 1/4; p+1m every 1m x36 1/48 each',
  ],
  ['The restricted stock will vest in full on the third anniversary of the date of grant.', 'g+3y rest'],
  [
    'The options become exercisable in five equal annual installments beginning on the first anniversary of the date of grant.',
    'g+1y every 1y x5 rest spread',
  ],
  [
    'One-third of the restricted stock units vest on each of March 1, 2024, March 1, 2025, and March 1, 2026.',
    '2024-03-01 1/3; 2025-03-01 1/3; 2026-03-01 1/3',
  ],
  ['The RSUs vest 50% on the second anniversary and 50% on the fourth anniversary of the grant date.', 'g+2y 1/2; g+4y 1/2'],
  [
    'The award vests 34% on March 1, 2024, 33% on March 1, 2025 and 33% on March 1, 2026.',
    '2024-03-01 17/50; 2025-03-01 33/100; 2026-03-01 33/100',
  ],
  [
    'The RSUs shall vest in sixteen (16) equal quarterly installments beginning on May 20, 2023, subject to continued employment.',
    '2023-05-20 every 3m x16 rest spread',
  ],
  [
    'The RSUs vest over a four-year period, with 25% vesting on the first anniversary of the grant date and the remaining 75% vesting in twelve equal quarterly installments thereafter.',
    'g+1y 1/4; p+3m every 3m x12 3/4 spread',
  ],
  [
    'The option vests over four years: 25% of the shares vest on February 1, 2022, and the remaining shares vest in equal monthly installments over the following three years.',
    '2022-02-01 1/4; p+1m every 1m x36 rest spread',
  ],
  [
    '20% of the options vest immediately and the remainder vests in four equal annual installments on each anniversary of the grant date.',
    'g 1/5; g+1y every 1y x4 rest spread',
  ],
  [
    'The options vest in three equal annual tranches on the first, second and third anniversaries of January 3, 2022.',
    'c=2022-01-03; c+1y 1/3; c+2y 1/3; c+3y 1/3',
  ],
  [
    'The shares underlying this option vest at the rate of 1/36 per month beginning one month after the date of grant.',
    'g+1m every 1m x36 1/36 each',
  ],
  ['1/3 of the RSUs vest on March 15, 2023 and 1/12 of the RSUs vest quarterly thereafter.', '2023-03-15 1/3; p+3m every 3m x8 1/12 each'],
  [
    '33.33% of the option vests on the first anniversary of the grant date and the remainder vests in 24 equal monthly installments.',
    'g+1y 1/3; p+1m every 1m x24 rest spread',
  ],
  [
    'The shares vest in 36 equal monthly installments, with the first installment vesting on August 1, 2021.',
    '2021-08-01 every 1m x36 rest spread',
  ],
  [
    'The stock option vests and becomes exercisable as to 25% of the shares on June 1, 2021, and as to 1/48th of the shares each month thereafter, such that the option will be fully vested on June 1, 2024.',
    '2021-06-01 1/4; p+1m every 1m x36 1/48 each',
  ],
  [
    'One-quarter of the shares vest on the first anniversary of the grant date and the remaining three-quarters vest in equal quarterly installments over the following three years.',
    'g+1y 1/4; p+3m every 3m x12 3/4 spread',
  ],
  [
    'The restrictions lapse in three equal annual installments beginning on the first anniversary of the grant date.',
    'g+1y every 1y x3 rest spread',
  ],
  ['100% of the award will cliff vest on the third anniversary of the grant date.', 'g+3y rest'],
  ['The RSUs will vest on the one year anniversary of the date of grant.', 'g+1y rest'],
  ['The RSUs vest six months after the date of grant.', 'g+6m rest'],
  ['The options vested immediately upon grant.', 'g rest'],
  [
    'The option vests 25% on the grant date and 25% on each of the next three anniversaries of the grant date.',
    'g 1/4; g+1y 1/4; g+2y 1/4; g+3y 1/4',
  ],
  ['Vests in equal quarterly installments over three years, commencing on March 31, 2022.', '2022-03-31 every 3m x12 rest spread'],
  ['The shares vest in eight equal semi-annual installments beginning six months after the grant date.', 'g+6m every 6m x8 rest spread'],
  [
    'Twenty-five percent (25%) of the shares shall vest on the first anniversary of the vesting commencement date, and the remaining seventy-five percent (75%) shall vest in thirty-six (36) equal monthly installments thereafter.',
    'c+1y 1/4; p+1m every 1m x36 3/4 spread',
  ],
  ['Option vests in four equal annual installments beginning 5/15/2020.', '2020-05-15 every 1y x4 rest spread'],
  [
    '1/4 vests on 3/1/2021, 1/4 vests on 3/1/2022, 1/4 vests on 3/1/2023, and 1/4 vests on 3/1/2024.',
    '2021-03-01 1/4; 2022-03-01 1/4; 2023-03-01 1/4; 2024-03-01 1/4',
  ],
  [
    'These options vest as follows: 10,000 on January 1, 2020; 10,000 on January 1, 2021; and 20,000 on January 1, 2022.',
    '2020-01-01 10000u; 2021-01-01 10000u; 2022-01-01 20000u',
  ],
  ['The RSUs vest upon the achievement of certain revenue targets.', 'undeterminable'],
  [
    'The RSUs vest on the earlier of the first anniversary of the grant date and the next annual meeting of stockholders.',
    'undeterminable',
  ],
  ['Fully vested.', 'vested'],
  ['The option is immediately exercisable.', 'vested'],
  [
    'The option becomes exercisable with respect to 25% of the underlying shares on each of the first four anniversaries of the date of grant.',
    'g+1y 1/4; g+2y 1/4; g+3y 1/4; g+4y 1/4',
  ],
  [
    'The RSUs will vest as to 1/3 of the total number of RSUs on each annual anniversary of May 1, 2022.',
    'c=2022-05-01; c+1y every 1y x3 1/3 each',
  ],
  [
    '25% of the shares will vest one year after the grant date, with the remainder vesting monthly over the next 36 months.',
    'g+1y 1/4; p+1m every 1m x36 rest spread',
  ],
  ['The option vests monthly over four years.', 'g+1m every 1m x48 rest spread'],
  ['The option vests quarterly over a three year period following the grant date.', 'g clock every 3m x12 rest spread'],
  ['The shares will vest in 12 substantially equal quarterly installments following the grant date.', 'g clock every 3m x12 rest spread'],
  [
    'The RSUs vest in three annual installments of 33%, 33% and 34% beginning on the first anniversary of the grant date.',
    'g+1y 33/100; p+1y 33/100; p+1y 17/50',
  ],
  [
    'The RSUs vest in equal one-third increments on each of the first, second and third anniversaries of the grant date.',
    'g+1y 1/3; g+2y 1/3; g+3y 1/3',
  ],
  [
    'The RSUs vest in two equal installments, one-half on the first anniversary of the grant date and one-half on the second anniversary of the grant date.',
    'g+1y 1/2; g+2y 1/2',
  ],
  ['The stock options vest 1/3 each on January 1, 2021, 2022 and 2023.', '2021-01-01 1/3; 2022-01-01 1/3; 2023-01-01 1/3'],
  [
    'The stock options will vest in equal annual installments over a period of four years beginning on the first anniversary of the date of grant.',
    'g+1y every 1y x4 rest spread',
  ],
  [
    'Subject to continued employment, the RSUs will vest in equal annual installments on March 1 of each of 2024, 2025 and 2026.',
    '2024-03-01 1/3; 2025-03-01 1/3; 2026-03-01 1/3',
  ],
  ['The remaining 75% of the shares vest in equal monthly installments.', 'nothing'],
  [
    'The RSUs vest in substantially equal annual installments on the first three anniversaries of February 15, 2023.',
    'c=2023-02-15; c+1y 1/3; c+2y 1/3; c+3y 1/3',
  ],
  [
    'Each RSU represents a contingent right to receive one share of common stock. The RSUs vest in four equal annual installments beginning on the first anniversary of the grant date.',
    'g+1y every 1y x4 rest spread',
  ],
  [
    "The RSUs will vest, subject to the holder's continued service, as to 40% on June 1, 2025 and as to 60% on June 1, 2027.",
    '2025-06-01 2/5; 2027-06-01 3/5',
  ],
  [
    'The options vest 10%, 20%, 30% and 40% on the first, second, third and fourth anniversaries of the grant date.',
    'g+1y 1/10; g+2y 1/5; g+3y 3/10; g+4y 2/5',
  ],
  [
    'The shares vest in four equal annual installments on each of the first four anniversaries of the vesting commencement date of May 4, 2021.',
    'c=2021-05-04; c+1y 1/4; c+2y 1/4; c+3y 1/4; c+4y 1/4',
  ],
  ['These performance stock units are scheduled to vest on March 1, 2026.', 'undeterminable'],
  ['The RSUs vest on the date of the next annual meeting of shareholders.', 'undeterminable'],
  ['The unit may vest sooner at the discretion of the board.', 'nothing'],
  ['The option vests over four years.', 'nothing'],
  [
    'One half of the award vests on the second anniversary of the date of grant and the balance on the third anniversary.',
    'g+2y 1/2; g+3y rest',
  ],
  ['These options vest in 36 equal monthly installments commencing one month after the grant date.', 'g+1m every 1m x36 rest spread'],
  [
    '25% of the shares subject to the option vest twelve months after the Vesting Commencement Date, and 1/36th of the remaining shares vest each month thereafter.',
    'c+1y 1/4; p+1m every 1m x36 rest spread',
  ],
  ['The stock option is exercisable in four equal annual installments commencing on May 1, 2022.', '2022-05-01 every 1y x4 rest spread'],
  [
    'The option becomes exercisable as to one-fourth of the shares on each anniversary of the grant date until fully exercisable.',
    'g+1y every 1y x4 1/4 each',
  ],
  ['The RSUs vest over a three-year period with one-third vesting on each anniversary of the grant date.', 'g+1y every 1y x3 1/3 each'],
  ['The RSUs vest annually in three equal installments beginning on March 1, 2023.', '2023-03-01 every 1y x3 rest spread'],
  [
    'The RSUs vest in 16 equal quarterly installments over a four-year period, with the first installment vesting on August 15, 2022.',
    '2022-08-15 every 3m x16 rest spread',
  ],
  ['1/3rd of the RSUs will vest on each of February 20, 2024, 2025 and 2026.', '2024-02-20 1/3; 2025-02-20 1/3; 2026-02-20 1/3'],
  ['Restricted stock vests 1/3 on 2/15/2023, 1/3 on 2/15/2024 and 1/3 on 2/15/2025.', '2023-02-15 1/3; 2024-02-15 1/3; 2025-02-15 1/3'],
  [
    "The RSUs will vest in three substantially equal installments on the first, second and third anniversary of the grant date, subject to the Reporting Person's continued employment through each vesting date.",
    'g+1y 1/3; g+2y 1/3; g+3y 1/3',
  ],
  [
    'One-third of the RSUs vested on March 15, 2021, and the remaining two-thirds vest in eight equal quarterly installments thereafter.',
    '2021-03-15 1/3; p+3m every 3m x8 2/3 spread',
  ],
  [
    'The option vests as to 1/4th of the shares on April 1, 2021 and 1/48th of the shares on the first day of each month thereafter.',
    '2021-04-01 1/4; p clock every 1m x36 day 1 1/48 each',
  ],
  [
    'The shares vest in equal monthly installments over a period of 36 months beginning on July 1, 2020.',
    '2020-07-01 every 1m x36 rest spread',
  ],
  [
    'The options will vest and become exercisable in four equal installments on the first four anniversaries of the date of grant.',
    'g+1y 1/4; g+2y 1/4; g+3y 1/4; g+4y 1/4',
  ],
  ['The restricted stock units vest in full on the first anniversary of the grant date.', 'g+1y rest'],
  ['This award vests 50% on December 31, 2024 and 50% on December 31, 2025.', '2024-12-31 1/2; 2025-12-31 1/2'],
  ['The option is fully vested and exercisable.', 'vested'],
  ['Each restricted stock unit vests on the third anniversary of the grant date.', 'g+3y rest'],
  [
    'The restricted shares vest ratably in annual installments over a four-year period commencing on the first anniversary of the date of grant.',
    'g+1y every 1y x4 rest spread',
  ],
  [
    'The RSUs vest 60% on the third anniversary, 20% on the fourth anniversary and 20% on the fifth anniversary of the date of grant.',
    'g+3y 3/5; g+4y 1/5; g+5y 1/5',
  ],
  ['Vests in three equal annual installments beginning one year after the date of grant.', 'g+1y every 1y x3 rest spread'],
  [
    'Options become exercisable in equal annual installments over a five-year period beginning on the first anniversary of the grant.',
    'g+1y every 1y x5 rest spread',
  ],
  [
    'Options vest at a rate of 25% per year on each of the first four anniversaries of the date of grant.',
    'g+1y 1/4; g+2y 1/4; g+3y 1/4; g+4y 1/4',
  ],
  ['20% of the option vests on each anniversary of the date of grant over a five year period.', 'g+1y every 1y x5 1/5 each'],
  ['The option vests 25% after one year and monthly thereafter over the next three years.', 'g+1y 1/4; p+1m every 1m x36 rest spread'],
  [
    'The option vests 25% after one year and the remainder in equal monthly installments over the following three years.',
    'g+1y 1/4; p+1m every 1m x36 rest spread',
  ],
  [
    '12/48ths of the shares vest on the first anniversary of the vesting commencement date, January 4, 2021, and 1/48th of the shares vest monthly thereafter.',
    'c=2021-01-04; c+1y 1/4; p+1m every 1m x36 1/48 each',
  ],
  [
    'The option will vest as to 25% of the shares underlying the option on June 15, 2024, and as to 6.25% of the shares in equal quarterly installments thereafter.',
    '2024-06-15 1/4; p+3m every 3m x12 1/16 each',
  ],
  [
    'The option vests as follows: (i) 25% on the first anniversary of the grant date; and (ii) the remaining 75% in 36 equal monthly installments thereafter.',
    'g+1y 1/4; p+1m every 1m x36 3/4 spread',
  ],
  [
    'The RSUs vest as follows: 1,000 units on January 1, 2021, 2,000 units on January 1, 2022 and 45,000 units on January 1, 2023.',
    '2021-01-01 1000u; 2022-01-01 2000u; 2023-01-01 45000u',
  ],
  [
    'These RSUs will vest in full on May 1, 2025, provided that the reporting person continues to serve as a director through such date.',
    '2025-05-01 rest',
  ],
  [
    'This option vested as to 6,250 shares on January 31, 2021 and vests as to the remaining 41,750 shares in 36 equal monthly installments beginning February 28, 2021.',
    '2021-01-31 6250u; 2021-02-28 every 1m x36 41750u spread',
  ],
  [
    'Shares will vest at the rate of 1/48th per month over four years from January 1, 2019.',
    'c=2019-01-01; c clock every 1m x48 1/48 each',
  ],
  ['Option becomes exercisable in annual installments of 12,000 shares beginning on January 31, 2021.', '2021-01-31 every 1y 12000u each'],
  [
    'The phantom units vest in four equal installments of 12,000 units on each of January 15, 2021, January 15, 2022, January 15, 2023 and January 15, 2024.',
    '2021-01-15 12000u; 2022-01-15 12000u; 2023-01-15 12000u; 2024-01-15 12000u',
  ],
  ['The option vests in two equal annual installments beginning on January 31, 2021.', '2021-01-31 every 1y x2 rest spread'],
  ['The shares vest as to 1/2 on the date of grant and as to 1/2 on the first anniversary of the date of grant.', 'g 1/2; g+1y 1/2'],
  [
    '1/36th of the total number of shares subject to the option vests on each monthly anniversary of the date of grant.',
    'g+1m every 1m x36 1/36 each',
  ],
  ['The stock options vest monthly over a 36-month period from the date of grant.', 'g clock every 1m x36 rest spread'],
  [
    'The RSUs vest in 12 equal monthly installments on the last day of each month beginning on January 31, 2022.',
    '2022-01-31 every 1m x12 day 31 rest spread',
  ],
  ['The options vest quarterly in equal installments over three years.', 'g+3m every 3m x12 rest spread'],
  [
    '1/16th of the RSUs vest on August 15, 2021 and each quarter thereafter until fully vested.',
    '2021-08-15 1/16; p+3m every 3m x15 1/16 each',
  ],
  [
    'The RSUs will vest in four equal annual installments with the first vesting date on March 5, 2024.',
    '2024-03-05 every 1y x4 rest spread',
  ],
  [
    '1/4 of the RSUs vest on May 20, 2022, and 1/16 of the RSUs vest each quarterly vesting date thereafter.',
    '2022-05-20 1/4; p+3m every 3m x12 1/16 each',
  ],
  [
    'The option vests and becomes exercisable over a four-year period in equal annual installments beginning on the first anniversary of the grant date.',
    'g+1y every 1y x4 rest spread',
  ],
  [
    'The RSUs vest in three equal installments on each of the 12, 24 and 36 month anniversaries of the grant date.',
    'g+1y 1/3; g+2y 1/3; g+3y 1/3',
  ],
  ['The RSUs vest in three equal installments 12, 24 and 36 months after the grant date.', 'g+1y 1/3; g+2y 1/3; g+3y 1/3'],
  ['The RSUs vest one-third on each of the second, third and fourth anniversaries of the Grant Date.', 'g+2y 1/3; g+3y 1/3; g+4y 1/3'],
  [
    'The option vests 1/3 one year from the grant date, 1/3 two years from the grant date and 1/3 three years from the grant date.',
    'g+1y 1/3; g+2y 1/3; g+3y 1/3',
  ],
  ['The option vests upon the closing of the merger.', 'undeterminable'],
  ["The restricted stock units vest on the earlier of May 15, 2025 or the date of the Company's 2025 annual meeting.", 'undeterminable'],
  ['The PSUs vest based on total shareholder return over a three-year period.', 'undeterminable'],
  [
    'One third of the units vests on each of the first three anniversaries of the grant date, and any unvested units vest upon death or disability.',
    'g+1y 1/3; g+2y 1/3; g+3y 1/3',
  ],
  [
    'The RSUs vest in equal installments on each of the first four anniversaries of the grant date, subject to accelerated vesting upon a change in control.',
    'g+1y 1/4; g+2y 1/4; g+3y 1/4; g+4y 1/4',
  ],
  [
    'The RSUs were granted on March 1, 2021 and vest in four equal annual installments beginning on the first anniversary of the grant date.',
    'g=2021-03-01; g+1y every 1y x4 rest spread',
  ],
  [
    'The option has a four-year vesting schedule: 25% on first anniversary of grant and 1/48 monthly thereafter.',
    'g+1y 1/4; p+1m every 1m x36 1/48 each',
  ],
  ['The options vest semi-annually over two years.', 'g+6m every 6m x4 rest spread'],
  ['The options vest bi-annually over two years.', 'g+6m every 6m x4 rest spread'],
  ['The award vests in ten equal tranches every six months beginning on June 30, 2021.', '2021-06-30 every 6m x10 rest spread'],
  [
    'Restrictions on these shares lapse as to 50% on the second anniversary and 50% on the third anniversary of the grant date.',
    'g+2y 1/2; g+3y 1/2',
  ],
  [
    'The RSUs vest in 4 equal annual instalments on 1 April of each of 2022, 2023, 2024 and 2025.',
    '2022-04-01 1/4; 2023-04-01 1/4; 2024-04-01 1/4; 2025-04-01 1/4',
  ],
  ['These options vested in full on January 1, 2019 and expire on January 1, 2026.', '2019-01-01 rest'],
  ['Immediately vested.', 'g rest'],
  ['2 options may vest on March 1, 2022.', 'nothing'],
  ['One quarter of the shares vest every year on 15 March beginning in 2021.', '2021-03-15 every 1y x4 1/4 each'],
  ['The RSUs vest 1/3 per year on March 15, 2022, 2023 and 2024.', '2022-03-15 1/3; 2023-03-15 1/3; 2024-03-15 1/3'],
  ["25% of the Issuer's RSUs vest on March 1, 2022 and 75% on March 1, 2023.", '2022-03-01 1/4; 2023-03-01 3/4'],
  ['25% of the units so earned vest on March 1, 2022.', 'nothing'],
  ['Up to 50% of the shares may vest on March 1, 2022.', 'undeterminable'],
  ["Represents 48,000 RSUs granted to the reporting person under the Company's 2020 Plan that vest on March 1, 2022.", '2022-03-01 48000u'],
  [
    'The option expires ten years from the date of grant and vests in four equal annual installments beginning on the first anniversary of the grant date.',
    'g+1y every 1y x4 rest spread',
  ],
  [
    'The option, which expires on March 1, 2030, vests in four equal annual installments from the grant date.',
    'g clock every 1y x4 rest spread',
  ],
  [
    'The reporting person began employment on January 1, 2020. 25% of the shares vest on the first anniversary of that date and 1/48th monthly thereafter.',
    'c=2020-01-01; c+1y 1/4; p+1m every 1m x36 1/48 each',
  ],
  ['Shares acquired on March 1, 2020 vest on March 1, 2024.', '2024-03-01 rest'],
  ['The RSUs vest 25% per year.', 'g+1y every 1y x4 1/4 each'],
  ['The RSUs vest over four years with 25% vesting each year.', 'g+1y every 1y x4 1/4 each'],
  ['The RSUs vest in quarterly installments.', 'nothing'],
  [
    'The options were granted on May 1, 2020, expire on May 1, 2030 and vest in three equal annual installments beginning May 1, 2021.',
    'g=2020-05-01; 2021-05-01 every 1y x3 rest spread',
  ],
  ['The RSUs vest in four equal annual installments, provided that performance goals are met.', 'undeterminable'],
  ['25% of the option will vest on each anniversary of the grant date, subject to achievement of earnings targets.', 'undeterminable'],
  ['One-third of the RSUs vest on each of the first and second anniversaries of the grant date.', 'nothing'],
  ["The RSUs vest in full upon the reporting person's retirement.", 'nothing'],
  ['On March 1, 2024, 1,000 RSUs vested.', '2024-03-01 1000u'],
  ['The RSUs vest on March 1, 2024 and March 1, 2025.', '2024-03-01 1/2; 2025-03-01 1/2'],
  ['The RSUs will vest on the third business day following the release of earnings.', 'nothing'],
  [
    '25% of the shares vest on February 29, 2024 and the remaining shares vest in three equal annual installments thereafter.',
    '2024-02-29 1/4; p+1y every 1y x3 rest spread',
  ],
  [
    'The RSUs vest as to 1/3 of the shares on the first anniversary, and 1/12 of the shares on each quarterly anniversary thereafter.',
    'g+1y 1/3; p+3m every 3m x8 1/12 each',
  ],
  [
    'Each option vests over 3 years, 1/3 on the first anniversary of the grant and the balance in 24 monthly installments.',
    'g+1y 1/3; p+1m every 1m x24 rest spread',
  ],
  ['The options vest at the rate of 2.77% per month over 36 months.', 'g+1m every 1m x36 1/36 each'],
  [
    'The options vest 33.34% on the first anniversary and 33.33% on each of the second and third anniversaries of the grant date.',
    'g+1y 1667/5000; g+2y 3333/10000; g+3y 3333/10000',
  ],
  ['Vesting: 25% after 12 months, then 1/48th per month.', 'g+1y 1/4; p+1m every 1m x36 1/48 each'],
  ['100% vested at grant.', 'g rest'],
  [
    'The shares vest 1/4 on the first anniversary of the Vesting Commencement Date (January 5, 2023) and 1/16 quarterly thereafter over the following three years.',
    'c=2023-01-05; c+1y 1/4; p+3m every 3m x12 1/16 each',
  ],
  [
    'Subject to the terms of the award agreement, the RSUs vest in three equal annual installments beginning on the first anniversary of the grant date.',
    'g+1y every 1y x3 rest spread',
  ],
  ['The RSUs vest annually over four years from the grant date in equal installments.', 'g clock every 1y x4 rest spread'],
  ['The options vest on 31 December 2025.', '2025-12-31 rest'],
  [
    'The reporting person acquired 4,000 unvested common units that vest in four equal installments on each anniversary of May 3, 2020.',
    'c=2020-05-03; c+1y every 1y x4 4000u spread',
  ],
  [
    'Of the original grant of an aggregate of 9,600 RSUs, 1/16 of the RSUs vested on May 3, 2021 and 1/16 vest every three months thereafter.',
    'u=9600; 2021-05-03 1/16; p+3m every 3m x15 1/16 each',
  ],
  ['All outstanding vested common units with a hurdle amount below the price were exchanged for Class A shares.', 'nothing'],
  [
    '410 RSUs vested on May 3, 2023 and 411 RSUs vest on May 3, 2024, provided that the reporting person remains on the board through that day.',
    '2023-05-03 410u; 2024-05-03 411u',
  ],
  ['411 RSUs vest on May 3, 2024, provided that the stock remains on the exchange.', 'nothing'],
  [
    '6.25% of the RSUs vest in quarterly installments over the four-year period commencing on May 3, 2023 until fully vested.',
    '2023-05-03 clock every 3m x16 1/16 each',
  ],
  ['The RSUs vest in quarterly installments over four years commencing on May 3, 2023.', '2023-05-03 every 3m x16 rest spread'],
]

describe('wordings', () => {
  for (const [text, expected] of wordings) {
    it(text, () => {
      expect(saidOf(readVestings(text))).toBe(expectedOf(expected))
    })
  }
})

describe('what is not understood', () => {
  const schedule = 'The shares vest in four equal annual installments beginning on the first anniversary of the grant date.'

  it('gives the place of the words', () => {
    const statement = readVesting(`Each unit is one share. ${schedule}`)
    expect(statement?.kind).toBe('schedule')
    expect(`Each unit is one share. ${schedule}`.slice(...statement!.span)).toBe(
      'vest in four equal annual installments beginning on the first anniversary of the grant date',
    )
  })

  it('is silent where the parts do not come to the whole', () => {
    expect(readVesting('20% of the option vests on the first anniversary and 20% on the second anniversary of the grant date.')).toBeNull()
    expect(readVesting('60% of the option vests on the first anniversary and 60% on the second anniversary of the grant date.')).toBeNull()
  })

  it('is silent where a word among the terms is not known', () => {
    expect(readVesting(schedule.replace('equal', 'unequal'))).toBeNull()
    expect(readVesting(schedule.replace('annual', 'lunar'))).toBeNull()
  })

  it('never fails and stays within the text, whatever it is given', () => {
    const words = schedule
      .split(' ')
      .concat(['25%', '1/48th', '(', ')', ';', 'March 1, 2024', 'remaining', 'monthly', 'thereafter', 'until', '10,000', 'subject', 'to'])
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), fc.string(), (some, noise) => {
        const text = `${some.join(' ')} ${noise}`
        const statement = readVesting(text)
        if (statement === null) return
        expect(statement.span[0] >= 0 && statement.span[0] <= statement.span[1] && statement.span[1] <= text.length).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe.runIf(haveCorpus)('the notes labelled by hand', () => {
  const readings = readLabelledNotes()
  const schedules = readings.filter((one) => one.isSchedule)
  const read = readings.filter((one) => one.readSchedule)
  const right = read.filter((one) => one.right)

  it('are read without a schedule that is wrong', () => {
    expect(read.filter((one) => !one.right).map((one) => `${one.file} ${one.footnote}: ${one.read}`)).toEqual([])
  })

  it('are read at more than 95 in 100', () => {
    expect(schedules.length).toBeGreaterThan(150)
    expect(right.length / schedules.length).toBeGreaterThan(0.95)
  })
})

if (!haveCorpus) console.info(withoutCorpus)
