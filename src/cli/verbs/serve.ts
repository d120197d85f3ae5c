import { Command } from 'commander'
import type { Verb } from '../verb.ts'
import { databaseOption } from '../with-store.ts'

/** `s16 serve`: the pages, and the door through which other verbs reach the database while this process holds it. */
export const verb: Verb = (terminal) =>
  new Command()
    .description('Serve the pages, and let other verbs work through this process while it holds the database.')
    .addOption(databaseOption(terminal))
    .option('--port <number>', 'port', terminal.env.PORT ?? '8016')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .action(async (options: { db: string; port: string; host: string }) => {
      const { serve } = await import('../../server/serve.ts')
      await serve({ database: options.db, port: options.port, host: options.host }, terminal)
    })
