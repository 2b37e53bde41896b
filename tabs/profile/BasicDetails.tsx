import type { ProfileDetail } from '../../core/contract/answers.ts'
import { Card } from '../parts/Card.tsx'
import { Facts } from '../parts/Facts.tsx'
import { useWords } from '../words/words-context.ts'
import { throttleText } from './throttle-text.ts'

/** Basic details: what is switched on, the throttle and the group. */
export function BasicDetails({ profile }: { profile: ProfileDetail }) {
  const { words, format } = useWords()
  const own = words.profile
  const courses = own.selected(profile.courses.length, format.number(profile.courses.length))
  return (
    <Card title={own.section.basicDetails}>
      <Facts
        facts={[
          { name: words.profiles.column.description, value: profile.description },
          { name: own.enroll, value: lines([profile.enroll ? own.enrolls : own.enrollsNot, courses]) },
          { name: own.autoPopulate, value: profile.autoPopulate ? own.populates : own.populatesNot },
          { name: own.throttle, value: lines(throttleText(profile.throttle, words, format)) },
          { name: own.group, value: profile.groupName ?? own.noGroup },
          ...(profile.groupId ? [{ name: own.groupId, value: profile.groupId }] : []),
          { name: own.created, value: format.dateTime(profile.createdAt) },
          { name: own.modified, value: own.modifiedBy(format.dateTime(profile.modifiedAt), profile.updatedBy) },
        ]}
      />
    </Card>
  )
}

const lines = (texts: string[]) => texts.map((text) => <div key={text}>{text}</div>)
