import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components'
import { BookRegular } from '@fluentui/react-icons/svg/book'
import { useState } from 'react'
import type { ProfileSchema } from '../../core/profile-schema.ts'
import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'

const coursesAtOnce = 25

const useStyles = makeStyles({
  list: { padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
  course: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start', overflowWrap: 'anywhere' },
  icon: { flexShrink: 0, marginTop: '2px', color: tokens.colorNeutralForeground3 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  more: { alignSelf: 'flex-start' },
})

type CoursesProps = { ids: string[]; schema: ProfileSchema | undefined }

/** Courses: what the group is enrolled in. */
export function Courses({ ids, schema }: CoursesProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const [most, setMost] = useState(coursesAtOnce)
  const known = new Map(schema?.courses.map((course) => [course.id, course]))
  const rest = ids.length - most
  return (
    <Card title={words.profile.section.courses}>
      {ids.length === 0 && <p className={styles.quiet}>{words.profile.noCourses}</p>}
      <ul className={styles.list}>
        {ids.slice(0, most).map((id) => {
          const course = known.get(id)
          return (
            <li key={id} className={styles.course}>
              <BookRegular className={styles.icon} />
              <div>
                {course?.title ?? id}{' '}
                {schema && !course && (
                  <Badge appearance="tint" color="warning">
                    {words.profile.courseGone}
                  </Badge>
                )}
                <div className={styles.quiet}>{course?.catalog}</div>
              </div>
            </li>
          )
        })}
      </ul>
      {rest > 0 && (
        <Button className={styles.more} size="small" onClick={() => setMost(most + coursesAtOnce)}>
          {words.profile.moreItems(format.number(Math.min(coursesAtOnce, rest)))}
        </Button>
      )}
    </Card>
  )
}
