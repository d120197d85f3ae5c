import { type ColumnType, column, integer, type TableDefinition, tables } from '../../model/columns/tables.ts'
import { views } from '../views.ts'
import { underivedTable } from './balances.ts'
import { markAllStatement } from './known.ts'
import { flagsTable, forgetLookedThrough, lookedThroughTable, supersededTable } from './looked-through.ts'
import { quoted } from './query.ts'

/** The definition of a database in DuckDB's SQL, made from the tables and views. */

/** Raised with every change of tables or views; `migrations` says how an older database comes up to it. */
export const schemaVersion = 8

const versionsTable: TableDefinition = {
  name: 'schema_versions',
  comment: 'Which versions of these definitions the database has had',
  columns: [integer('version', 'raised with every change of tables or views'), column('applied_at', 'timestamp', 'when, UTC')],
}

const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  boolean: 'BOOLEAN',
  date: 'DATE',
  amount: 'DECIMAL(38,10)',
  timestamp: 'TIMESTAMP',
  double: 'DOUBLE',
  blob: 'BLOB USING COMPRESSION zstd',
}

function tableStatements({ name, comment, columns }: TableDefinition): string[] {
  const lines = columns.map((column) => `  "${column.name}" ${sqlTypes[column.type]}`)
  return [
    `CREATE TABLE filed.${name} (\n${lines.join(',\n')}\n)`,
    `COMMENT ON TABLE filed.${name} IS ${quoted(comment)}`,
    ...columns.map((column) => `COMMENT ON COLUMN filed.${name}."${column.name}" IS ${quoted(column.comment)}`),
  ]
}

/** The steps that bring a database of the version before to this one: `migrations[2]` leads from 1 to 2. Views are made anew afterwards. */
export const migrations: Readonly<Record<number, readonly string[]>> = {
  2: [
    `CREATE TABLE filed.balances ("filing" INTEGER, "in_table" VARCHAR, "row" INTEGER, "issuer_cik" VARCHAR, "owners" VARCHAR,
       "security" VARCHAR, "vehicle" VARCHAR, "unit" VARCHAR, "exercise_price" DECIMAL(38,10), "expires" DATE, "exercisable" DATE,
       "day" DATE, "amount" DECIMAL(38,10))`,
  ],
  3: tableStatements(underivedTable),
  // Marks had a table of their own.
  4: [],
  5: [flagsTable, lookedThroughTable].flatMap(tableStatements),
  6: [
    'DROP TABLE filed.looked_through',
    ...[lookedThroughTable, supersededTable].flatMap(tableStatements),
    ...forgetLookedThrough,
    // Of the lines of a day the last is told by their balances and not by their rows: those kept before are derived again when asked for.
    'DELETE FROM filed.balances',
    'DELETE FROM filed.underived',
    'INSERT INTO filed.underived SELECT min(filing), max(filing) FROM filed.filings HAVING count(*) > 0',
  ],
  7: [
    'DROP TABLE IF EXISTS filed.marks',
    'ALTER TABLE filed.filings ADD COLUMN sha256_mark INTEGER',
    'ALTER TABLE filed.filings ADD COLUMN accession_mark INTEGER',
    markAllStatement,
  ],
  // The view of positions says of itself that it takes balances as filed.
  8: [],
}

/** Statements that make an empty database. */
export const createStatements = (): string[] => [
  'CREATE SCHEMA filed',
  ...[versionsTable, underivedTable, flagsTable, supersededTable, lookedThroughTable, ...tables].flatMap(tableStatements),
]

/** Statements that make the views, or make them anew. */
export const viewStatements = (): string[] =>
  views.flatMap(({ name, comment, select }) => [
    `CREATE OR REPLACE VIEW ${name} AS ${select}`,
    `COMMENT ON VIEW ${name} IS ${quoted(comment)}`,
  ])
