/** A value that nobody can guess: an answer that brings it back was asked for by this page. */
export const randomState = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, '0')).join('')
