import { readFileSync, writeFileSync } from 'node:fs'
import { ownershipXmlIn, readWithSaxes } from '../test/oracle/saxes-reader.ts'
import { sheetOf } from '../src/print/sheet.ts'
import { formPage, formHtml } from '../src/print/form-page.tsx'
const css = readFileSync('src/print/static/form.css', 'utf8')
const [file, out, withIssues] = process.argv.slice(2)
const d = readWithSaxes(ownershipXmlIn(readFileSync(file!, 'utf8')))
const issues = withIssues ? [{code:'x',severity:'warning' as const,path:'nonDerivative[0].pricePerShare',message:'price "5" looks like a total',rule:'Form 4 Instruction 4'},{code:'y',severity:'error' as const,path:'issuer.tradingSymbol',message:'ticker is longer than ten characters'}] : []
writeFileSync(out!, formPage(sheetOf(d), css, issues))
const s = sheetOf(d); for (let i=0;i<200;i++) formHtml(s)
let t=performance.now(); for (let i=0;i<100;i++) formHtml(sheetOf(d)); console.log(out, 'html ms', (performance.now()-t)/100)
t=performance.now(); for (let i=0;i<1000;i++) sheetOf(d); console.log('sheet ms', (performance.now()-t)/1000)
