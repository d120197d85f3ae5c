/** A labelled field of a form, filled with what was typed before. */
export interface FieldProps {
  readonly label: string
  readonly name: string
  readonly type: 'text' | 'date'
  readonly value: string | undefined
  readonly placeholder?: string
  readonly required?: boolean
  /** Characters that the field has room for. */
  readonly size?: number | undefined
  /** What the field means, where the label does not say it all. */
  readonly meaning?: string | undefined
}

export function Field({ label, name, type, value = '', placeholder = '', required = false, size, meaning }: FieldProps) {
  const kind = type === 'date' ? ({ type: 'date' } as const) : ({ type: 'text', placeholder, size, autocomplete: 'off' } as const)
  return (
    <label title={meaning}>
      <span>{label}</span>
      <input name={name} value={value} required={required} {...kind} />
    </label>
  )
}

/** A labelled choice of a form, each with the words that stand for it. */
export interface ChoiceProps {
  readonly label: string
  readonly name: string
  readonly value: string | undefined
  readonly choices: readonly (readonly [value: string, words: string])[]
  readonly meaning?: string | undefined
}

export function Choice({ label, name, value, choices, meaning }: ChoiceProps) {
  return (
    <label title={meaning}>
      <span>{label}</span>
      <select name={name}>
        {choices.map(([one, words]) => (
          <option value={one} selected={one === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
