/** The search field's suggestions: `/` focuses it, arrows choose, Enter opens, Escape closes. Without script it is a plain form. */

interface Hit {
  readonly kind: string
  readonly name: string
  readonly detail: string | null
  readonly path: string
}

const input = document.querySelector<HTMLInputElement>('.search input')
if (input) attach(input)

function attach(field: HTMLInputElement): void {
  const list = document.createElement('ul')
  list.id = 'suggestions'
  list.className = 'suggestions'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  field.after(list)
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-controls', list.id)
  field.setAttribute('aria-expanded', 'false')
  field.setAttribute('aria-autocomplete', 'list')
  let chosen = -1
  let asked = 0

  const items = () => [...list.children] as HTMLElement[]
  const show = (visible: boolean) => {
    list.hidden = !visible
    field.setAttribute('aria-expanded', String(visible))
    if (!visible) choose(-1)
  }
  const choose = (at: number) => {
    chosen = at
    for (const [nth, item] of items().entries()) item.setAttribute('aria-selected', String(nth === at))
    const item = items()[at]
    if (item) field.setAttribute('aria-activedescendant', item.id)
    else field.removeAttribute('aria-activedescendant')
  }
  const fill = (hits: readonly Hit[]) => {
    list.replaceChildren(...hits.map(suggestion))
    // What was chosen stood in the list before.
    choose(-1)
    show(hits.length > 0)
  }

  field.addEventListener('input', async () => {
    const question = ++asked
    const text = field.value.trim()
    if (text.length < 2) return show(false)
    const hits = await hitsOf(text)
    // An answer may come after that to a later question.
    if (hits !== null && question === asked) fill(hits)
  })
  field.addEventListener('keydown', (event) => {
    const count = items().length
    if (event.key === 'Escape') show(false)
    else if (event.key === 'ArrowDown' && count > 0) choose((chosen + 1) % count)
    else if (event.key === 'ArrowUp' && count > 0) choose((chosen + count - (chosen < 0 ? 0 : 1)) % count)
    else if (event.key === 'Enter' && chosen >= 0) location.assign(items()[chosen]!.querySelector('a')!.href)
    else return
    event.preventDefault()
  })
  field.addEventListener('blur', () => setTimeout(() => show(false), 150))
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLElement && /^(input|textarea|select)$/i.test(event.target.tagName)
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    field.focus()
    field.select()
  })
}

/** What is found for a text; `null` where the server does not answer, as when the page is being left: the field stays a plain form. */
async function hitsOf(text: string): Promise<readonly Hit[] | null> {
  try {
    const response = await fetch(`/search.json?limit=8&q=${encodeURIComponent(text)}`)
    return response.ok ? ((await response.json()) as { hits: Hit[] }).hits : null
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}

function suggestion({ name, detail, kind, path }: Hit, at: number): HTMLElement {
  const item = document.createElement('li')
  item.id = `suggestion-${at}`
  item.setAttribute('role', 'option')
  const link = document.createElement('a')
  link.href = path
  link.tabIndex = -1
  const known = document.createElement('span')
  known.className = 'quiet'
  known.textContent = detail ?? kind
  link.append(name, known)
  item.append(link)
  return item
}
