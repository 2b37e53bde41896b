/** One line of the table: does a cell satisfy a condition with a value? */
export type Line<Cell> = readonly [condition: string, value: unknown, cell: Cell, expected: boolean]

/** A condition that takes no value. */
export const none = undefined
