import { MessageBar, MessageBarBody, MessageBarTitle, useAnnounce } from '@fluentui/react-components'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { useEffect, useRef } from 'react'
import type { TenantStatus } from '../../core/contract/answers.ts'
import { useWords } from '../words/words-context.ts'

/** Says that the tenant is locked, since and until when; announces both the lock and its end. */
export function LockBanner({ lock }: { lock: TenantStatus['lock'] }) {
  const { words, format } = useWords()
  const { announce } = useAnnounce()
  const locked = lock !== null
  const was = useRef(locked)
  useEffect(() => {
    if (was.current === locked) return
    was.current = locked
    announce(locked ? words.lock.title : words.lock.over)
  }, [announce, locked, words])
  if (!lock) return null
  return (
    <MessageBar intent="warning" layout="multiline" icon={<LockClosedRegular />}>
      <MessageBarBody>
        <MessageBarTitle>{words.lock.title}</MessageBarTitle>
        {words.lock.text(format.time(lock.since), format.time(lock.until))}
      </MessageBarBody>
    </MessageBar>
  )
}
