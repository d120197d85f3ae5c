/** Words that a cut piece is judged by: those of the form itself, and those common in names of companies and in addresses. */

const words = (text: string): readonly string[] => text.toUpperCase().split(/\s+/).filter(Boolean)

/** Words of the boxes and headings of Forms 3, 4 and 5. */
export const formWords = words(`
  name and address of reporting person persons issuer ticker or trading symbol date event requiring statement month day year earliest
  transaction if amendment original filed relationship to check all applicable director owner officer give title below other specify
  individual joint group filing line form by one more than last first middle street city state zip see footnote footnotes instr
  table non derivative securities acquired disposed beneficially owned security deemed execution any code amount price following reported
  ownership direct indirect nature beneficial conversion exercise exercisable expiration underlying number shares common stock option
  right buy restricted units series preferred class unit the in on at for from with as its
`)

/** Words common in names of companies, offices and addresses. */
export const nameWords = words(`
  inc corp corporation co company llc lp llp ltd limited plc trust fund partners partnership group holdings holding capital management
  financial international national global technologies technology therapeutics pharmaceuticals sciences health systems energy resources
  bancorp bank america american united first general industries enterprises investment investments investors realty properties insurance
  services solutions networks software media communications acquisition acquisitions advisors associates ventures venture equity growth
  medical medicines biosciences genomics data digital motors oil gas power water air new old north south east west northern southern
  eastern western street avenue road drive boulevard blvd lane court place plaza way parkway pkwy highway circle square center centre
  suite floor building room box po broadway park main hill hills valley lake river ocean beach bay wall fifth third second tower tower
  san santa los las angeles francisco diego jose clara monica palo alto menlo mountain view york city boston chicago houston dallas
  austin seattle portland denver phoenix atlanta miami tampa philadelphia pittsburgh cleveland columbus detroit minneapolis louis
  washington baltimore charlotte raleigh nashville memphis orlando cambridge waltham redwood sunnyvale cupertino oakland sacramento
  vegas salt antonio worth jacksonville richmond wilmington stamford greenwich purchase princeton newark london dublin toronto vancouver
  dividend income municipal bond credit strategic premium opportunity opportunities mortgage finance bancshares savings federal home
  retail foods brands stores restaurants hotels resorts gaming interactive logistics airlines shipping metals mining petroleum exploration
  midstream drilling offshore solar electric utilities laboratories devices diagnostics oncology biotherapeutics biopharmaceuticals
  biotechnology biotechnologies pharmaceutical semiconductor semiconductors instruments materials chemical products industrial machinery
  aerospace defense aviation automotive rental leasing education university college school mission market church state harbor bridge mill
  town village garden grove forest ridge point spring commerce corporate executive technology innovation research science campus
  communication telecommunications transportation manufacturing infrastructure entertainment broadcasting bancorporation biotherapies
  immunotherapeutics hospitality distribution distributors construction environmental development developments administration
  administrative international intercontinental petrochemical pharmaceuticals restaurant refrigeration cannabis marketing consulting
  montreal calgary tokyo hong kong singapore israel chief executive financial operating officer president vice senior chairman chair
  secretary treasurer counsel general member affiliate sr jr evp svp vp ceo cfo coo
`)

/** Words common in titles of securities and in natures of ownership. */
export const titleWords = words(`
  par value without voting ordinary depositary warrant warrants performance based deferred phantom convertible notes qualified incentive
  award awards employee plan benefit capital american rights unit subordinate exchangeable redeemable
  spouse wife husband son daughter children child family estate planning vehicle vehicles grantor retained annuity held living
  revocable irrevocable custodian trustee trusts joint account ira 401k foundation charitable through owned record shares interest
`)
