import { Layout } from '../layout.tsx'

/** What happened, to what, and what to do next. */
export interface TroubleData {
  readonly heading: string
  readonly advice: string
}

export function TroublePage({ heading, advice }: TroubleData) {
  return (
    <Layout title={heading}>
      <h1>{heading}</h1>
      <p>{advice}</p>
    </Layout>
  )
}
