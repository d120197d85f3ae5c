import { readdirSync, readFileSync } from 'node:fs'
import { readPrint } from './src/read/printed/print.ts'
const folder = '/work/shared/corpus/printed'
const kinds = process.argv[2] ? process.argv[2].split(',') : ['html','web-html','semi','web-semi','md','web-md','text','web-text','text2','web-text2','pdftext','web-pdftext','pdfmd','web-pdfmd']
const min = Number(process.argv[3] ?? 1500)
const out: string[] = []
for (const kind of kinds) {
  const texts = readdirSync(folder+'/'+kind).map(n=>readFileSync(folder+'/'+kind+'/'+n,'utf8'))
  for (const t of texts) readPrint(t)
  let n = 0
  const s = process.cpuUsage()
  const used = () => { const d = process.cpuUsage(s); return (d.user+d.system)/1000 }
  do { for (const t of texts) n += readPrint(t).length } while (used() < min)
  out.push(`${kind} ${(n/used()*1000).toFixed(0)}/s  mean ${(texts.reduce((a,t)=>a+t.length,0)/texts.length/1024).toFixed(0)}kB`)
}
console.log(out.join('\n'))
