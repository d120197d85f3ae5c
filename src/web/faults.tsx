/** What is wrong with what was typed, one line each. */
export function Faults({ faults }: { readonly faults: readonly string[] }) {
  if (faults.length === 0) return null
  return (
    <div class="faults" role="alert">
      {faults.map((fault) => (
        <p>{fault}</p>
      ))}
    </div>
  )
}
