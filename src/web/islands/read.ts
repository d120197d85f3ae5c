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

/** Brings a mark into view within the frame of the source: the page itself stays where the field is. */
function scrollFrame(mark: HTMLElement): void {
  const frame = mark.closest('pre')
  if (!frame) return
  const [inner, outer] = [mark.getBoundingClientRect(), frame.getBoundingClientRect()]
  if (inner.top < outer.top || inner.bottom > outer.bottom) frame.scrollTop += inner.top - outer.top - frame.clientHeight / 3
  if (inner.left < outer.left || inner.right > outer.right) frame.scrollLeft += inner.left - outer.left - 24
}

function light(path: string): void {
  for (const lit of document.querySelectorAll('.lit')) lit.classList.remove('lit')
  const mark = sources.get(path)
  mark?.classList.add('lit')
  if (mark) scrollFrame(mark)
}

for (const row of document.querySelectorAll<HTMLElement>('tr[data-path]')) {
  row.addEventListener('mouseenter', () => light(row.dataset.path!))
  row.addEventListener('focusin', () => light(row.dataset.path!))
}
