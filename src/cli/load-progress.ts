import type { Progress } from '../host/sources.ts'
import type { SourceFile } from '../model/source.ts'
import type { LoadCounts } from '../store/store.ts'
import type { Terminal } from './terminal.ts'

/** How often the line is written anew, in milliseconds. */
const interval = 200

/** A line of progress on standard error, only where a person watches it: files, rate, share done, time left. */
export function loadProgress(terminal: Terminal, progress: Progress) {
  const began = performance.now()
  // A terminal that does not know its width says 0.
  const width = Math.min(terminal.columns || 80, 100) - 1
  let files = 0
  let committed = 0
  let shown = 0
  const show = () => {
    const now = performance.now()
    if (!terminal.errIsTerminal || now - shown < interval) return
    shown = now
    terminal.err(
      `\r${progressLine(files, committed, progress, (now - began) / 1000)
        .slice(0, width)
        .padEnd(width)}`,
    )
  }
  return {
    /** Passes files on and counts them. */
    async *counting(source: AsyncIterable<SourceFile>): AsyncGenerator<SourceFile> {
      for await (const file of source) {
        files++
        show()
        yield file
      }
    },
    committed(counts: LoadCounts) {
      committed = counts.files
      show()
    },
    /** Clears the line. */
    end() {
      if (shown > 0) terminal.err(`\r${' '.repeat(width)}\r`)
      shown = 0
    },
  }
}

/** `12,345 files, 12,288 stored, 3,210/s, 45%, 1:20 left`; without share and time where the size is not known. */
export function progressLine(files: number, committed: number, { total, done }: Progress, seconds: number): string {
  const number = (value: number) => Math.round(value).toLocaleString('en-US')
  const share = total > 0 ? done / total : null
  const left = share !== null && share > 0.01 ? (seconds / share) * (1 - share) : null
  return [
    `${number(files)} files`,
    `${number(committed)} stored`,
    seconds > 0 && `${number(files / seconds)}/s`,
    share !== null && `${Math.floor(share * 100)}%`,
    left !== null && `${Math.floor(left / 60)}:${String(Math.floor(left % 60)).padStart(2, '0')} left`,
  ]
    .filter(Boolean)
    .join(', ')
}
