/**
 * Closes one after the other, also after one that failed: each keeps data of its own.
 * @returns what went wrong, in words.
 */
export async function closeInOrder(closing: readonly (() => Promise<void>)[]): Promise<string[]> {
  const problems: string[] = []
  for (const close of closing) await close().catch((error: unknown) => void problems.push(String(error)))
  return problems
}
