import { Link } from '@fluentui/react-components'
import type { ProfileDetail } from '../../core/contract/answers.ts'
import { Card } from '../parts/Card.tsx'
import { Facts } from '../parts/Facts.tsx'
import { hashOf } from '../route.ts'
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
          ...(profile.referredToBy.length > 0
            ? [{ name: own.referredToBy, value: <ReferredToBy profiles={profile.referredToBy} /> }]
            : []),
          { name: own.created, value: format.dateTime(profile.createdAt) },
          { name: own.modified, value: own.modifiedBy(format.dateTime(profile.modifiedAt), profile.updatedBy) },
        ]}
      />
    </Card>
  )
}

/** The profiles whose members change with this one's. */
const ReferredToBy = ({ profiles }: { profiles: ProfileDetail['referredToBy'] }) =>
  profiles.map(({ id, title }, i) => (
    <span key={id}>
      {i > 0 && ', '}
      <Link href={hashOf({ page: 'profile', id })}>{title}</Link>
    </span>
  ))

const lines = (texts: string[]) => texts.map((text) => <div key={text}>{text}</div>)
