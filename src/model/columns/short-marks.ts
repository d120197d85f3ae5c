/**
 * Short marks by which a store finds a filing among the known ones: comparing texts of a million filings takes long, whole numbers little. What
 * agrees in a mark need not be the same filing.
 */

/** The first 32 bits of a SHA-256, signed. */
export const markOfHash = (sha256: string): number => Number.parseInt(sha256.slice(0, 8), 16) | 0

const accessionForm = /^\d{10}-\d{2}-\d{6}$/

/** The last 32 bits of an accession number without its dashes, signed; 0 for a text of another form. */
export const markOfAccession = (accession: string): number =>
  accessionForm.test(accession) ? Number(BigInt.asIntN(32, BigInt(accession.replaceAll('-', '')))) : 0
