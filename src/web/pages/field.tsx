/** A labelled field of a form, filled with what was typed before. */
export interface FieldProps {
  readonly label: string
  readonly name: string
  readonly type: 'text' | 'date'
  readonly value: string | undefined
  readonly placeholder?: string
  readonly required?: boolean
}

export function Field({ label, name, type, value = '', placeholder = '', required = false }: FieldProps) {
  const kind = type === 'date' ? ({ type: 'date' } as const) : ({ type: 'text', placeholder, autocomplete: 'off' } as const)
  return (
    <label>
      <span>{label}</span>
      <input name={name} value={value} required={required} {...kind} />
    </label>
  )
}
