import { type Break, type Explain, entryOf, previous } from './break.ts'

/** Who leaves Section 16 and comes back begins anew with a Form 3: what moved in between needs no report. */

/** Whether a break lies where the owner may not have been subject to Section 16: after a report that says so, or before a Form 3. */
export const mayBeOutside = (broken: Break): boolean => hasLeft(broken) || beginsAnew(broken)

const hasLeft = (broken: Break): boolean => previous(broken).line.report.document.notSubjectToSection16 === true

const beginsAnew = (broken: Break): boolean => entryOf(broken).line.report.document.documentType === '3'

/** The last report said that the owner is no longer subject to Section 16, and this is a Form 3: changes until then are no business of a report (Rule 16a-2). */
export const notSubject: Explain = (broken) =>
  hasLeft(broken) && beginsAnew(broken)
    ? {
        kind: 'not subject',
        amount: broken.surplus,
        why: `${previous(broken).line.accession} says that the owner is no longer subject to Section 16, and this Form 3 begins anew: what moved in between needs no report`,
      }
    : null
