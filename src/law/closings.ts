import type { IsoDate } from '../model/document.ts'

/**
 * Weekdays, other than statutory holidays, on which the Commission did not or may not have taken filings.
 * `closed` stands on an announcement of the Commission or on an order that it is known to have followed.
 * `doubtful` is a day on which federal offices were closed or half closed without evidence here of what the Commission did,
 * or on which an order is customary and has not been given yet: it is neither open nor closed.
 */

export interface Closing {
  readonly from: IsoDate
  /** Last day, the same as `from` for a single one. */
  readonly to: IsoDate
  readonly certainty: 'closed' | 'doubtful'
  readonly cause: string
  readonly source: string
}

const closed = (date: IsoDate, cause: string, source: string): Closing => ({ from: date, to: date, certainty: 'closed', cause, source })
const doubtful = (from: IsoDate, cause: string, source: string, to: IsoDate = from): Closing => ({
  from,
  to,
  certainty: 'doubtful',
  cause,
  source,
})

const inauguration = (date: IsoDate): Closing =>
  doubtful(date, 'Inauguration Day, a holiday for federal offices in Washington only', '5 U.S.C. 6103(c)')

const christmasToCome = (date: IsoDate): Closing =>
  doubtful(date, 'often closed by executive order given in the week before', 'orders for 24 December 2018, 2019, 2020, 2024 and 2025')

/** In order of date. */
export const closings: readonly Closing[] = [
  inauguration('1993-01-20'),
  doubtful('1994-04-27', 'day of mourning for Richard Nixon', 'Executive Order 12910'),
  doubtful('1995-11-14', 'lapse of appropriations', 'federal offices closed 14 to 19 November 1995', '1995-11-17'),
  doubtful('1995-12-18', 'lapse of appropriations', 'federal offices closed 16 December 1995 to 6 January 1996', '1996-01-05'),
  doubtful('1996-01-08', 'snow: federal offices in Washington closed', 'Office of Personnel Management', '1996-01-12'),
  doubtful('1996-12-24', 'early closing of federal offices not looked up', 'no evidence'),
  doubtful('1997-12-24', 'early closing of federal offices not looked up', 'no evidence'),
  doubtful('1998-12-24', 'early closing of federal offices not looked up', 'no evidence'),
  doubtful('2001-09-11', 'attacks of 11 September', 'federal offices and exchanges closed', '2001-09-14'),
  doubtful('2001-12-24', 'federal offices closed by executive order', 'Executive Order 13238'),
  doubtful('2002-12-24', 'federal offices closed for half the day by executive order', 'Executive Order 13281'),
  doubtful('2003-12-26', 'federal offices closed by executive order', 'Executive Order 13320'),
  doubtful('2004-06-11', 'day of mourning for Ronald Reagan', 'Executive Order 13343'),
  inauguration('2005-01-20'),
  closed(
    '2007-01-02',
    'day of mourning for Gerald Ford',
    'Executive Order 13421; NASD notice of 29 December 2006 on the Commission’s closing',
  ),
  doubtful('2007-12-24', 'federal offices closed by executive order', 'Executive Order 13453'),
  doubtful('2008-12-26', 'federal offices closed by executive order', 'Executive Order 13482'),
  inauguration('2009-01-20'),
  doubtful('2009-12-24', 'federal offices closed for half the day by executive order', 'Executive Order 13523'),
  doubtful(
    '2012-10-29',
    'Hurricane Sandy: federal offices in Washington closed, EDGAR running',
    'Commission notice of 29 October 2012 and order of 14 November 2012 (relief to 21 November on conditions)',
    '2012-10-30',
  ),
  doubtful('2012-12-24', 'federal offices closed by executive order', 'executive order of December 2012'),
  doubtful('2014-12-26', 'federal offices closed by executive order', 'Executive Order 13682'),
  doubtful('2015-12-24', 'federal offices closed for half the day by executive order', 'Executive Order 13713'),
  inauguration('2017-01-20'),
  closed('2018-12-05', 'day of mourning for George H. W. Bush', 'Executive Order 13852; Commission announcement of December 2018'),
  closed('2018-12-24', 'by executive order', 'Executive Order 13854; Division of Corporation Finance, 21 December 2018'),
  closed('2019-12-24', 'by executive order', 'executive order of December 2019; Commission announcement'),
  closed('2020-12-24', 'by executive order', 'executive order of 11 December 2020; Commission announcement'),
  // 20 January 2021 is open: EDGAR gave that filing date (0001683168-21-000201).
  closed('2024-12-24', 'by executive order', 'executive order of December 2024; Commission announcement'),
  closed('2025-01-09', 'day of mourning for Jimmy Carter', 'executive order of 30 December 2024; Commission announcement'),
  closed('2025-12-24', 'by executive order', 'executive order of 18 December 2025'),
  closed('2025-12-26', 'by executive order', 'executive order of 18 December 2025'),
  christmasToCome('2026-12-24'),
  christmasToCome('2029-12-24'),
  christmasToCome('2030-12-24'),
]

/** The entry that covers a day, or `null`. */
export const closingOn = (date: IsoDate): Closing | null => closings.find(({ from, to }) => from <= date && date <= to) ?? null
