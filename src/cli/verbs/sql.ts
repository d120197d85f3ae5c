import { text } from 'node:stream/consumers'
import { Command, Option } from 'commander'
import { csv } from '../../model/csv.ts'
import { UsageError } from '../../model/errors.ts'
import type { SqlCell, SqlResult } from '../../store/store.ts'
import { views } from '../../store/views.ts'
import { type Column, jsonLines, recordList, textTable } from '../table.ts'
import { tableWidth } from '../terminal.ts'
import type { Verb } from '../verb.ts'
import { databaseOption, withStore } from '../with-store.ts'

/** `s16 sql STATEMENT`: a question in SQL; nothing can be changed by it. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Ask the database in SQL (DuckDB). Reading only; files and the network cannot be reached from a statement.')
    .argument('<statement>', 'one statement; - reads it from standard input')
    .addOption(databaseOption(terminal))
    .option('--json', 'one JSON object a line')
    .addOption(new Option('--csv', 'comma-separated values with a heading line').conflicts('json'))
    .option('--limit <number>', 'lines at most', '10000')
    .addHelpText(
      'after',
      `
Views: ${views.map(({ name }) => name).join(', ')}; everything as filed stands in the schema filed.
Examples:
  s16 sql "show all tables"
  s16 sql "describe transactions"
  s16 sql "select issuer, sum(value) from transactions where code = 'P' group by issuer order by 2 desc limit 10"
`,
    )
    .action(async (given: string, options: { db: string; json?: boolean; csv?: boolean; limit: string }) => {
      const limit = Number(options.limit)
      if (!/^\d{1,9}$/.test(options.limit) || limit < 1) throw new UsageError(`--limit must be a number from 1, not "${options.limit}"`)
      const statement = given === '-' ? await text(terminal.stdin) : given
      const result = await withStore(options.db, (store) => store.sql(statement, limit))
      const rows = recordsOf(result)
      if (options.json) terminal.out(jsonLines(rows))
      else if (options.csv) terminal.out(csv(namesOf(result), result.rows))
      else terminal.out(tableOrList(rows, columnsOf(result), tableWidth(terminal)))
      if (result.truncated) terminal.err(`only the first ${options.limit} lines; --limit raises it\n`)
    })

/** A table, or, where its columns have no room even when they are cut, each row as a list of its cells. */
function tableOrList<T>(rows: readonly T[], columns: readonly Column<T>[], width: number): string {
  const table = textTable(rows, columns, width)
  return table.slice(0, table.indexOf('\n')).length <= width ? table : recordList(rows, columns)
}

/** Names of the columns, each once: a second `name` is `name_2`. */
function namesOf({ columns }: SqlResult): string[] {
  const seen = new Map<string, number>()
  return columns.map(({ name }) => {
    const nth = (seen.get(name) ?? 0) + 1
    seen.set(name, nth)
    return nth === 1 ? name : `${name}_${nth}`
  })
}

function recordsOf(result: SqlResult): Record<string, SqlCell>[] {
  const names = namesOf(result)
  return result.rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])))
}

function columnsOf(result: SqlResult): Column<Record<string, SqlCell>>[] {
  return namesOf(result).map((name, at) => ({
    heading: name,
    cell: (row) => (row[name] === null || row[name] === undefined ? null : String(row[name])),
    figures: /^(?:DECIMAL|U?(?:BIG|HUGE|SMALL|TINY)?INT|INTEGER|DOUBLE|FLOAT)/.test(result.columns[at]!.type),
  }))
}
