/**
 * What an operation costs, after Microsoft's figures: a point read of 1 KB is 1 RU and of 100 KB 10; an insert of 1 KB is
 * about 5.5 and large items cost 0.75 per KB; a replace is twice an insert. An estimate: the real charge also knows indexes.
 */
export const charge = {
  read: (bytes: number): number => {
    const kb = Math.max(1, bytes / 1024)
    return 1 + (kb - 1) / 11
  },
  insert: (bytes: number): number => 5.5 + 0.75 * (Math.max(1, bytes / 1024) - 1),
  replace: (bytes: number): number => 2 * charge.insert(bytes),
  delete: (bytes: number): number => charge.insert(bytes),
  /** A base, and each returned row as if it were read, small ones by their share of a KB. */
  query: (rowBytes: number[]): number =>
    rowBytes.reduce((sum, bytes) => sum + (bytes < 1024 ? bytes / 1024 : charge.read(bytes)), 2.8),
  /** A request that found nothing to do or was refused after a look. */
  miss: 1,
}
