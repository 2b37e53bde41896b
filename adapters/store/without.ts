/** An object without some of its properties. */
export function without<T extends object, K extends keyof T>(object: T, ...keys: K[]): Omit<T, K> {
  const rest: Partial<T> = { ...object }
  for (const key of keys) Reflect.deleteProperty(rest, key)
  return rest as Omit<T, K>
}
