/** An object without one of its values. */
export const without = <T extends object, K extends keyof T & string>(whole: T, name: K): Omit<T, K> =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)) as Omit<T, K>
