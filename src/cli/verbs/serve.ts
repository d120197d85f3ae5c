import { Command } from 'commander'
import type { Verb } from '../verb.ts'

/** `s16 serve`: the pages, and the door through which other verbs reach the database while this process holds it. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Serve the pages, and let other verbs work through this process while it holds the database.')
    .option('--db <path>', 'database file', terminal.env.S16_DB ?? 'data/section16.duckdb')
    .option('--port <number>', 'port', terminal.env.PORT ?? '8016')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .action(async (options: { db: string; port: string; host: string }) => {
      const { serve } = await import('../../server/serve.ts')
      await serve({ database: options.db, port: options.port, host: options.host }, terminal)
    })
