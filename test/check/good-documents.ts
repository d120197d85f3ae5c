/** Documents without a fault, to damage one thing at a time. Persons and companies are made up. */

const owner = `    <reportingOwner>
        <reportingOwnerId>
            <rptOwnerCik>0001900001</rptOwnerCik>
            <rptOwnerCcc>abcd#123</rptOwnerCcc>
        </reportingOwnerId>
        <reportingOwnerAddress>
            <rptOwnerNonUSAddressFlag>0</rptOwnerNonUSAddressFlag>
            <rptOwnerStreet1>1 MAIN STREET</rptOwnerStreet1>
            <rptOwnerCity>ALBANY</rptOwnerCity>
            <rptOwnerState>NY</rptOwnerState>
            <rptOwnerZipCode>12207</rptOwnerZipCode>
        </reportingOwnerAddress>
        <reportingOwnerRelationship>
            <isOfficer>1</isOfficer>
            <officerTitle>Chief Financial Officer</officerTitle>
        </reportingOwnerRelationship>
    </reportingOwner>`

/** A second owner, of the same shape. */
export const secondOwner = owner.replace('1900001', '1900002')

const issuer = `    <issuer>
        <issuerCik>0001700001</issuerCik>
        <issuerTradingSymbol>ABCD</issuerTradingSymbol>
    </issuer>`

/** A box of the form. */
export const box = (name: string, value: string, ...notes: string[]) =>
  `<${name}><value>${value}</value>${notes.map((id) => `<footnoteId id="${id}"/>`).join('')}</${name}>`

const coding = (formType: string, code: string) => `<transactionCoding>
                <transactionFormType>${formType}</transactionFormType>
                <transactionCode>${code}</transactionCode>
                <equitySwapInvolved>0</equitySwapInvolved>
            </transactionCoding>`

const nature = (kind: 'D' | 'I', text = '') => `<ownershipNature>
                ${box('directOrIndirectOwnership', kind)}
                ${kind === 'D' ? '' : box('natureOfOwnership', text)}
            </ownershipNature>`

interface Deal {
  readonly date: string
  readonly formType?: string
  readonly code: string
  readonly shares: string
  readonly price: string
  readonly direction: 'A' | 'D'
  readonly after: string
  readonly notes?: readonly string[]
}

/** A transaction of Table I. */
export const deal = ({
  date,
  formType = '4',
  code,
  shares,
  price,
  direction,
  after,
  notes = [],
}: Deal) => `        <nonDerivativeTransaction>
            ${box('securityTitle', 'Common Stock')}
            ${box('transactionDate', date)}
            ${coding(formType, code)}
            <transactionAmounts>
                ${box('transactionShares', shares)}
                ${box('transactionPricePerShare', price, ...notes)}
                ${box('transactionAcquiredDisposedCode', direction)}
            </transactionAmounts>
            <postTransactionAmounts>
                ${box('sharesOwnedFollowingTransaction', after)}
            </postTransactionAmounts>
            ${nature('D')}
        </nonDerivativeTransaction>`

/** A holding of Table I. */
export const holding = `        <nonDerivativeHolding>
            ${box('securityTitle', 'Common Stock')}
            <postTransactionAmounts>
                ${box('sharesOwnedFollowingTransaction', '500')}
            </postTransactionAmounts>
            ${nature('I', 'By Spouse')}
        </nonDerivativeHolding>`

const option = (name: 'derivativeTransaction' | 'derivativeHolding', following: boolean) => `        <${name}>
            ${box('securityTitle', 'Stock Option (Right to Buy)')}
            ${box('conversionOrExercisePrice', '10.25')}
            ${
              name === 'derivativeHolding'
                ? ''
                : `${box('transactionDate', '2026-04-06')}
            ${coding('4', 'M')}
            <transactionAmounts>
                ${box('transactionShares', '1000')}
                ${box('transactionPricePerShare', '0')}
                ${box('transactionAcquiredDisposedCode', 'D')}
            </transactionAmounts>`
            }
            <exerciseDate><footnoteId id="F2"/></exerciseDate>
            ${box('expirationDate', '2031-02-14')}
            <underlyingSecurity>
                ${box('underlyingSecurityTitle', 'Common Stock')}
                ${box('underlyingSecurityShares', '1000')}
            </underlyingSecurity>
            ${following ? `<postTransactionAmounts>${box('sharesOwnedFollowingTransaction', '3000')}</postTransactionAmounts>` : ''}
            ${nature('D')}
        </${name}>`

const averageNote = 'A weighted average price of sales at prices from $25.00 to $25.60; the full list is available upon request.'
const vestingNote = 'Vested in four equal parts, the last on February 14, 2025.'

const notes = (first: string | null) => `    <footnotes>
${first === null ? '' : `        <footnote id="F1">${first}</footnote>\n`}        <footnote id="F2">${vestingNote}</footnote>
    </footnotes>`

const signature = (date: string) => `    <ownerSignature>
        <signatureName>Jane Roe</signatureName>
        <signatureDate>${date}</signatureDate>
    </ownerSignature>`

const document = (type: string, period: string, ...parts: string[]) => `<?xml version="1.0"?>
<ownershipDocument>
    <documentType>${type}</documentType>
    <periodOfReport>${period}</periodOfReport>
${parts.filter((part) => part !== '').join('\n')}
</ownershipDocument>
`

const sale: Deal = { date: '2026-04-06', code: 'S', shares: '400', price: '25.3', direction: 'D', after: '10600', notes: ['F1'] }

const form4Tables = `    <aff10b5One>0</aff10b5One>
    <nonDerivativeTable>
${deal({ date: '2026-04-06', code: 'M', shares: '1000', price: '10.25', direction: 'A', after: '11000' })}
${deal(sale)}
${holding}
    </nonDerivativeTable>
    <derivativeTable>
${option('derivativeTransaction', true)}
    </derivativeTable>
${notes(averageNote)}
    <remarks>Made up for a test.</remarks>`

const original = '    <dateOfOriginalSubmission>2026-04-08</dateOfOriginalSubmission>'

/** One good document of each kind, as a filer submits it. */
export const good = {
  '4': document('4', '2026-04-06', issuer, owner, form4Tables, signature('2026-04-07')),
  '4/A': document('4/A', '2026-04-06', original, issuer, owner, form4Tables, signature('2026-04-13')),
  '3': document(
    '3',
    '2026-04-06',
    issuer,
    owner,
    `    <nonDerivativeTable>\n${holding}\n    </nonDerivativeTable>\n    <derivativeTable>\n${option('derivativeHolding', false)}\n    </derivativeTable>\n${notes(null)}`,
    signature('2026-04-07'),
  ),
  '5': document(
    '5',
    '2026-03-31',
    issuer,
    owner,
    `    <aff10b5One>0</aff10b5One>
    <nonDerivativeTable>
${deal({ date: '2026-02-10', formType: '5', code: 'W', shares: '100', price: '0', direction: 'A', after: '900' })}
${holding}
    </nonDerivativeTable>`,
    signature('2026-04-07'),
  ),
} as const

const asDisseminated = (xml: string, version: string) =>
  xml
    .replace('    <documentType>', `    <schemaVersion>${version}</schemaVersion>\n    <documentType>`)
    .replace('            <rptOwnerCcc>abcd#123</rptOwnerCcc>\n', '            <rptOwnerName>ROE JANE</rptOwnerName>\n')

/** The same as EDGAR disseminates them. */
export const disseminated = {
  'disseminated 3': asDisseminated(good['3'], 'X0607').replace(
    '    <issuer>',
    '    <noSecuritiesOwned>0</noSecuritiesOwned>\n    <issuer>',
  ),
  'disseminated 4': asDisseminated(good['4'], 'X0609'),
  'disseminated 5': asDisseminated(good['5'], 'X0609').replace(
    '    <issuer>',
    '    <form3HoldingsReported>0</form3HoldingsReported>\n    <form4TransactionsReported>0</form4TransactionsReported>\n    <issuer>',
  ),
} as const

/** One document of a submission. */
export const enclosed = (name: string, type: string, content: string) => `    <edgarDocument>
        <documentName>${name}</documentName>
        <documentType>${type}</documentType>
        <documentMimeBlock>${btoa(content)}</documentMimeBlock>
    </edgarDocument>`

/** A submission around a document, with a power of attorney, a page and its picture. */
export const submission = (xml: string) => `<?xml version="1.0"?>
<edgarSubmission>
    <submissionType>4</submissionType>
    <testOrLive>TEST</testOrLive>
    <pointOfContact>
        <contactName>Jane Roe</contactName>
        <contactEmailAddress>jane@example.com</contactEmailAddress>
    </pointOfContact>
    <notificationAddresses>
        <notificationEmailAddress>desk@example.com</notificationEmailAddress>
    </notificationAddresses>
${enclosed('form4.xml', '4', xml)}
${enclosed('poa-roe_1.txt', 'EX-24.1', 'Power of attorney.')}
${enclosed('chart.htm', 'EX-99.chart', '<html><img src="chart.jpg"></html>')}
${enclosed('chart.jpg', 'GRAPHIC', 'picture')}
</edgarSubmission>
`
