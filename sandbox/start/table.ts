import type { RunDetail } from './api-client.ts'

const columns = ['Profile', 'Members', 'Added', 'Removed', 'Held', ''] as const

/** The outcome of a maintenance as a table for the terminal. */
export function table({ profiles }: Pick<RunDetail, 'profiles'>): string {
  const rows = [...profiles]
    .sort((a, b) => a.title.localeCompare(b.title))
    .map((p) => [
      p.title,
      String(p.members ?? '–'),
      String(p.added),
      String(p.removed),
      String(p.held),
      p.because || p.verdict,
    ])
  const widths = columns.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) =>
        i === 0 || i === columns.length - 1 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [line(columns), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n')
}
