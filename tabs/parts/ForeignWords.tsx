import { useWords } from '../words/words-context.ts'

/** What Teams or the sign-in page said in its own words: for whoever looks into it, behind a fold. */
export function ForeignWords({ children }: { children: string | undefined }) {
  const { words } = useWords()
  if (children === undefined) return null
  return (
    <details>
      <summary>{words.errors.foreign}</summary>
      <span lang="en">{children}</span>
    </details>
  )
}
