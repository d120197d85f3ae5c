import { readFile } from 'node:fs/promises'

/** The style sheet of the printed form, as text: a page that holds the form carries it along. */
export const formStyle = (): Promise<string> => readFile(new URL('../print/static/form.css', import.meta.url), 'utf8')
