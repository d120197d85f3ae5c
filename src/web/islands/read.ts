/** The page that reads: a file dropped anywhere is read; a field pointed at or focused lights up its source. */

const form = document.querySelector<HTMLFormElement>('form.give')
const input = form?.querySelector<HTMLInputElement>('input[type=file]')
if (form && input) {
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    if (!event.dataTransfer || event.dataTransfer.files.length === 0) return
    event.preventDefault()
    input.files = event.dataTransfer.files
    form.requestSubmit()
  })
}

const sources = new Map<string, HTMLElement>()
for (const mark of document.querySelectorAll<HTMLElement>('mark[data-paths]')) {
  for (const path of mark.dataset.paths!.split(' ')) sources.set(path, mark)
}

function light(path: string, scroll: boolean): void {
  for (const lit of document.querySelectorAll('.lit')) lit.classList.remove('lit')
  const mark = sources.get(path)
  mark?.classList.add('lit')
  if (scroll) mark?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

for (const row of document.querySelectorAll<HTMLElement>('tr[data-path]')) {
  row.addEventListener('mouseenter', () => light(row.dataset.path!, false))
  row.addEventListener('focusin', () => light(row.dataset.path!, true))
}
