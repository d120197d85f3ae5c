import { enclosed, good, submission } from './good-documents.ts'

/** Submissions with one fault: what stands in the good one, what is put in its place, which rule speaks, and where. */
export const submissionCases: readonly (readonly [code: string, from: string | RegExp, to: string, path: string])[] = [
  ['element-unknown', '<pointOfContact>', '<returnCopy>0</returnCopy><pointOfContact>', ''],
  ['element-missing', '<testOrLive>TEST</testOrLive>', '', ''],
  ['value-not-in-list', '>TEST<', '>Test<', ''],
  ['text-too-long', '<contactName>Jane Roe', `<contactName>${'x'.repeat(31)}`, ''],
  ['value-empty', '<documentName>form4.xml', '<documentName>', 'edgarDocument[0]'],
  [
    'one-primary-document',
    '</edgarSubmission>',
    `${enclosed('form5.xml', '5', '<a/>')}</edgarSubmission>`,
    'edgarDocument[4].documentType',
  ],
  ['one-primary-document', '<documentType>4', '<documentType>EX-99', ''],
  ['primary-type', '<submissionType>4', '<submissionType>4/A', 'edgarDocument[0].documentType'],
  ['primary-states-other-type', btoa(good['4']), btoa(good['5']), 'edgarDocument[0]'],
  ['file-name', 'poa-roe_1.txt', 'POA-roe_1.txt', 'edgarDocument[1]'],
  ['file-name', 'poa-roe_1.txt', 'poa-roe-1.txt', 'edgarDocument[1]'],
  ['file-name', 'poa-roe_1.txt', 'poa roe.txt', 'edgarDocument[1]'],
  ['file-name', 'poa-roe_1.txt', '1poa.txt', 'edgarDocument[1]'],
  ['file-name', 'poa-roe_1.txt', 'poa.roe.txt', 'edgarDocument[1]'],
  ['file-type', 'poa-roe_1.txt', 'poa-roe_1.doc', 'edgarDocument[1]'],
  ['file-type', 'form4.xml', 'form4.txt', 'edgarDocument[0]'],
  ['pdf-discarded', 'poa-roe_1.txt', 'poa-roe_1.pdf', 'edgarDocument[1]'],
  ['file-name-twice', 'poa-roe_1.txt', 'chart.htm', 'edgarDocument[2]'],
  ['supporting-type', 'EX-24.1', 'EX-10', 'edgarDocument[1].documentType'],
  ['supporting-type', 'EX-24.1', 'EX-24a', 'edgarDocument[1].documentType'],
  ['type-against-file', '>GRAPHIC<', '>EX-99<', 'edgarDocument[3].documentType'],
  [
    'document-counts',
    '</edgarSubmission>',
    `${Array.from({ length: 11 }, (_, at) => enclosed(`cover${at}.txt`, 'COVER', 'x')).join('')}</edgarSubmission>`,
    'edgarDocument[14]',
  ],
  ['graphic-unused', 'chart.jpg', 'other.jpg', 'edgarDocument[3]'],
  ['content-not-base64', btoa('Power of attorney.'), 'Power of attorney.', 'edgarDocument[1]'],
  ['email-form', 'jane@example.com', 'jane at example.com', ''],
  ['email-twice', 'desk@example.com', 'jane@example.com', ''],
  ['attorney-without-power', /EX-24\.1|MISSING/, 'EX-99.1', 'edgarDocument[0]'],
]

/** The good submission; signed by an attorney for the rule about powers. */
export const goodSubmission = submission(good['4'].replace('Jane Roe', 'John Doe, Attorney-in-Fact'))
