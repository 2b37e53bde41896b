import { Trouble } from '../../core/errors.ts'

/** The trouble that work ends in. @throws when it ends well, or in something else */
export async function troubleOf(work: Promise<unknown>): Promise<Trouble> {
  const outcome = await work.then(
    () => 'an answer',
    (error: unknown) => error,
  )
  if (outcome instanceof Trouble) return outcome
  throw outcome instanceof Error ? outcome : new Error(`expected trouble, found ${String(outcome)}`)
}
