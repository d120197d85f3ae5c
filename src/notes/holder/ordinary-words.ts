/** Words of a note that are no part of a name, to be told from names where a note is written in capitals throughout. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  // what ties words together
  (
    'a an the of in on at by to for from with as into upon under over through during per via between among within without and or but not nor if when where while until after before prior following since than then ' +
    'this that these those such which who whom whose it its he his him she her they their each all any both one other others another also only so same said thereof therein thereto herein hereby hereof ' +
    // what is done
    'is are was were be been being has have had may might will shall would can do does did held hold holds holding owned own owns owning acquired purchased sold bought received exercised transferred disposed distributed issued granted ' +
    'represents represent represented reflects includes include including consists excludes disclaims disclaim deemed beneficially directly indirectly jointly solely serves acts acting controls controlled managed established created resigned retired appointed elected affiliated several certain various late deceased individual capacity solely ' +
    // who and what
    'reporting person persons insider undersigned issuer issuers director officer shareholder stockholder trustee trustees cotrustee beneficiary beneficiaries settlor grantor custodian executor administrator nominee ' +
    'spouse wife husband child children son daughter sons daughters grandchildren mother father brother sister minor household sole general managing manager member members partner ' +
    'share shares common preferred class unit units option options securities security warrant warrants restricted number amount total balance record account benefit name ownership beneficial indirect direct interest pecuniary extent except ' +
    'transaction transactions reported sale sales purchase price prices date dated voting power dispositive control pursuant rule form footnote section'
  ).split(' '),
)
