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
  return (
    <label>
      <span>{label}</span>
      {type === 'date' ? (
        <input type="date" name={name} value={value} required={required} />
      ) : (
        <input type="text" name={name} value={value} placeholder={placeholder} required={required} autocomplete="off" />
      )}
    </label>
  )
}
