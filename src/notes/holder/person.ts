import type { HolderName } from './name.ts'

/** Which names are those of people: given name, initials, family name. */

/** Words by which a name of plain words is that of a firm, a fund or several at once. */
const ofFirms =
  /\b(?:accounts?|advis[eo]rs|affiliates?|alpha|alternative|america|asset|assets|bank|biotech\w*|brothers|bridge|buyout|canyon|capital|coinvest\w*|companies|company|creek|credit|distressed|employees?|energy|enterprises|entities|entity|entrepreneurs?|equity|estates?|executives?|family|feeder|financial|founders?|foundation|fund|funds|global|group|growth|harbor|health\w*|holders?|holdings?|international|island|industries|infrastructure|institutional|investments?|investors?|joint|life|limited|management|market|master|mountain|ocean|offshore|onshore|opportunit\w+|overseas|parallel|parent|parties|partners|partnership|persons|pharma\w*|point|pool|principals?|private|properties|real|resources|ridge|river|securities|sellers|sciences?|select|services|side|situations?|sponsor|stockholders|shareholders|strategic|strategies|street|technolog\w+|trading|trust|trustees?|valley|value|vehicles?|ventures?|vintage|worldwide)\b/i
const person =
  /^(?:[A-Z][a-z'’-]+|[A-Z]\.?)(?: (?:[A-Z]\.?|[A-Z]\.[A-Z]\.|(?:Mc|Mac|O['’]|D['’]|De|Van|Von|St\. )?[A-Z][a-z'’-]+|van|von|de|der|la)){1,4}(?:,? (?:Jr|Sr|II|III|IV|MD|M\.D|PhD|Ph\.D)\.?)?$/

/** Whether a name may well be that of a person: two to five words with a capital each, none of which is a firm's. */
export const isPersonLike = ({ name, holder }: Pick<HolderName, 'name' | 'holder'>): boolean =>
  holder === null && person.test(name.replace(/-(?=[A-Z])/g, ' ')) && !ofFirms.test(name)
