/** The command or call was used wrongly; the message says how to use it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Another process holds the database; the message says which and what to do. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError'
}
