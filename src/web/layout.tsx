import type { ComponentChildren } from 'preact'

/** The frame of every page: top bar with the one search field, the content, a quiet foot. Works without script. */
export interface LayoutProps {
  readonly title: string
  /** Which place of the top bar this is. */
  readonly place?: 'latest' | 'screens' | 'read' | 'deadlines'
  readonly query?: string
  /** The same page as data. */
  readonly json?: string | undefined
  readonly children: ComponentChildren
}

const places = [
  ['latest', '/', 'Latest'],
  ['screens', '/screen', 'Screens'],
  ['read', '/read', 'Read'],
  ['deadlines', '/due', 'Deadlines'],
] as const

export function Layout({ title, place, query = '', json, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · section16`}</title>
        <link rel="stylesheet" href="/static/site.css" />
        <link rel="stylesheet" href="/static/form.css" />
        <link rel="icon" href="/static/icon.svg" type="image/svg+xml" />
        {json ? <link rel="alternate" type="application/json" href={json} /> : null}
        <script type="module" src="/static/search.js" />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <header class="top">
          <a class="name" href="/">
            section<b>16</b>
          </a>
          <search class="search">
            <form action="/search">
              <input
                type="search"
                name="q"
                value={query}
                placeholder="Company, ticker, person or number"
                aria-label="Search companies, people and filings"
                autocomplete="off"
                spellcheck={false}
              />
            </form>
          </search>
          <nav aria-label="Places">
            {places.map(([id, href, label]) => (
              <a href={href} aria-current={id === place ? 'page' : undefined}>
                {label}
              </a>
            ))}
          </nav>
        </header>
        <main id="main">{children}</main>
        <footer class="foot">
          <p>
            What was filed stays as filed; what is derived says how.
            {json ? (
              <>
                {' '}
                <a href={json}>This page as JSON</a> ·
              </>
            ) : null}{' '}
            <a href="/programs">For programs</a>
          </p>
        </footer>
      </body>
    </html>
  )
}
