/**
 * Pieces of a Japanese sentence one behind the other, with a space where Latin letters, digits or brackets meet Japanese
 * ones, as everywhere in our words: `「Denver」ではなく 2026/03/01`.
 */
export const spaced = (...pieces: string[]): string =>
  pieces.reduce((text, piece) => `${text}${isLatin(text.at(-1)) === isLatin(piece.at(0)) ? '' : ' '}${piece}`)

const isLatin = (letter: string | undefined): boolean => letter !== undefined && /[!-~]/.test(letter)
