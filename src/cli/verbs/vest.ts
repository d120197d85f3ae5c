import { Command, Option } from 'commander'
import { type CalendarEvent, calendarFeed } from '../../law/calendar-feed.ts'
import { type VestingLine, vestingSchedule } from '../../law/vesting.ts'
import { type VestingRounding, vestingRoundings } from '../../law/vesting-rounding.ts'
import { fromMonthDayYear, isIsoDate } from '../../model/date.ts'
import { grouped, isDecimal, isZero, normal } from '../../model/decimal.ts'
import { UsageError } from '../../model/errors.ts'
import { vestingFlags } from '../../model/vesting.ts'
import { readVesting } from '../../notes/vesting.ts'
import { jsonLines, textTable } from '../table.ts'
import type { Verb } from '../verb.ts'

interface Options {
  readonly text: string
  readonly grant: string
  readonly units: string
  readonly rounding?: string
  readonly json?: boolean
  readonly ics?: boolean
}

const roundings = Object.entries(vestingRoundings).map(([name, says]) => `  ${name.padEnd(32)}${says}`)

/** `s16 vest`: the schedule that a note's wording, a date of grant and a number of units make. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('The vesting schedule that the words of a footnote say, day by day, adding up to the grant.')
    .requiredOption('--text <words>', 'the words of the footnote')
    .requiredOption('--grant <date>', 'date of grant, YYYY-MM-DD')
    .requiredOption('--units <number>', 'units granted')
    .option('--rounding <convention>', 'how units that do not divide evenly are cut; cumulative-round-down unless said')
    .option('--json', 'one object a line: date, units, cumulative')
    .addOption(new Option('--ics', 'a calendar feed (iCalendar)').conflicts('json'))
    .addHelpText(
      'after',
      `
Rounding conventions (18 units in four parts):
${roundings.join('\n')}

What is assumed is told on standard error. Words that are not understood, and vesting that time alone does not
decide (performance, the earlier of a day and a meeting), give no line and exit code 1.`,
    )
    .action((options: Options) => {
      const date = isIsoDate(options.grant) ? options.grant : fromMonthDayYear(options.grant)
      if (date === null) throw new UsageError(`--grant "${options.grant}" is not a calendar day such as 2007-12-17`)
      const units = options.units.replaceAll(',', '')
      if (!isDecimal(units) || units.length > 40 || isZero(units))
        throw new UsageError(`--units "${options.units}" is not a number above zero such as 40000`)
      const rounding = options.rounding === undefined ? null : roundingOf(options.rounding)
      const refuse = (reason: string) => {
        terminal.err(`s16 vest: ${reason}\n`)
        terminal.exitCode = 1
      }
      const statement = readVesting(options.text)
      if (statement === null) return refuse('the text is not understood as a vesting schedule; nothing is guessed')
      if (statement.kind === 'vested')
        return refuse('the text says that all is vested or exercisable and names no day; there is no schedule')
      if (statement.kind === 'undeterminable') return refuse(`the schedule cannot be determined: ${statement.reason}`)
      const schedule = vestingSchedule(statement.terms, { date, units: normal(units) }, rounding)
      if (schedule.lines === null) return refuse(`the text is understood, but gives no schedule: ${schedule.reason}`)
      terminal.out(
        options.ics
          ? calendarFeed({
              name: 'Vesting',
              madeAt: new Date().toISOString(),
              events: schedule.lines.map((line) => vestDay(line, date, units)),
            })
          : options.json
            ? jsonLines(schedule.lines)
            : textTable(schedule.lines, [
                { heading: 'Vests', cell: (line) => line.date },
                { heading: 'Units', cell: (line) => grouped(line.units), figures: true },
                { heading: 'Vested by then', cell: (line) => grouped(line.cumulative), figures: true },
              ]),
      )
      for (const flag of schedule.flags) terminal.err(`note: ${vestingFlags[flag]}\n`)
    })

const vestDay = ({ date, units, cumulative }: VestingLine, granted: string, grant: string): CalendarEvent => ({
  key: `vests ${granted} ${grant} ${date}`,
  date,
  summary: `Vests: ${grouped(units)} units`,
  description: `${grouped(cumulative)} of ${grouped(grant)} granted ${granted} by then.`,
  remindDaysBefore: null,
})

const shortNames: Readonly<Record<string, VestingRounding>> = {
  cumulative: 'cumulative-rounding',
  'round-down': 'cumulative-round-down',
  front: 'front-loaded',
  back: 'back-loaded',
  'front-loaded-single': 'front-loaded-to-single-tranche',
  'back-loaded-single': 'back-loaded-to-single-tranche',
}

/** By its name, a shorter one, or as the Open Cap Format writes it (`FRONT_LOADED`). */
function roundingOf(text: string): VestingRounding {
  const name = text.toLowerCase().replaceAll(/[_\s]+/g, '-')
  const known = Object.keys(vestingRoundings).find((one) => one === name) as VestingRounding | undefined
  const found = known ?? (Object.hasOwn(shortNames, name) ? shortNames[name] : undefined)
  if (found === undefined) throw new UsageError(`--rounding "${text}" is none of ${Object.keys(vestingRoundings).join(', ')}`)
  return found
}
