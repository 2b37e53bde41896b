import { useState } from 'react'
import { useLeaveWarning } from '../use-leave-warning.ts'
import type { Choice } from './approval.ts'
import { everybody, keepChoice, keptChoice } from './kept-choice.ts'

/**
 * A choice about a held change, kept until it is sent: who looks something up on another page finds it again.
 * @param key where it is kept.
 */
export function useChoice(key: string) {
  const [kept] = useState(() => keptChoice(key))
  const [choice, setChoice] = useState(kept ?? everybody)
  useLeaveWarning(choice.unticked.size > 0 || choice.direction !== everybody.direction)
  const choose = (part: Partial<Choice>) => {
    const next = { ...choice, ...part }
    keepChoice(key, next)
    setChoice(next)
  }
  return { choice, choose, isKept: kept !== undefined && choice === kept }
}
