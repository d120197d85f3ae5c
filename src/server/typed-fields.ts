/** What stands in the fields, those left empty taken away, none longer than a field holds. */
export const typedFields = (query: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim().slice(0, 100)]])))
