/** Letters that run from right to left. */
const fromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/** A text of somebody's within a sentence of ours: one from right to left must not turn around what stands beside it. */
export const setApart = (text: string): string => (fromTheRight.test(text) ? `\u2068${text}\u2069` : text)
