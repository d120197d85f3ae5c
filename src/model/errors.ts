/** The command or call was used wrongly; the message says how to use it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The database cannot be had or written now: another process holds it, or its disk is full. The message says so and what to do. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError'
}
