import { Badge, Button, makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useState } from 'react'
import type { CourseId } from '../../core/ids.ts'
import { Card } from '../parts/Card.tsx'
import { useWords } from '../words/words-context.ts'
import { useChoices } from './editor-context.ts'
import { findingsAt } from './findings-at.ts'
import { Findings } from './NodeNotes.tsx'
import { CoursePicker } from './pickers.tsx'
import type { ProfileForm } from './use-profile-form.ts'

const coursesAtOnce = 50

const useStyles = makeStyles({
  list: { padding: 0, margin: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalXS },
  course: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-start', minWidth: 0 },
  body: { flex: '1 1 0', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** The guide's Courses: what the group is to be enrolled in. */
export function CoursesFields({ form }: { form: ProfileForm }) {
  const styles = useStyles()
  const { words, format } = useWords()
  const { editor, profile } = words
  const { schema } = useChoices()
  const restored = useRestoreFocusTarget()
  const [isAdding, setAdding] = useState(false)
  const [most, setMost] = useState(coursesAtOnce)
  const { courses, enroll } = form.draft
  const known = new Map<string, { title: string; catalog: string }>(schema.courses.map((course) => [course.id, course]))
  const change = (ids: CourseId[]) => form.write({ courses: ids })
  const rest = courses.length - most
  return (
    <Card
      title={profile.section.courses}
      aside={
        <Button icon={<AddRegular />} onClick={() => setAdding(true)} {...restored}>
          {editor.addCourse}
        </Button>
      }
    >
      <p className={styles.quiet}>
        {courses.length === 0 ? profile.noCourses : enroll ? profile.enrolls : profile.enrollsNot}
      </p>
      <ul className={styles.list}>
        {courses.slice(0, most).map((id, place) => {
          const course = known.get(id)
          const title = course?.title ?? id
          return (
            <li key={id} className={styles.course}>
              <div className={styles.body}>
                <bdi>{title}</bdi>{' '}
                {!course && (
                  <Badge appearance="tint" color="warning">
                    {profile.courseGone}
                  </Badge>
                )}
                <div className={styles.quiet}>{course?.catalog}</div>
                <Findings findings={findingsAt(form.findings, `courses[${place}]`)} />
              </div>
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={editor.remove(title)}
                onClick={() => change(courses.filter((one) => one !== id))}
              />
            </li>
          )
        })}
      </ul>
      {rest > 0 && (
        <Button size="small" onClick={() => setMost(most + coursesAtOnce)}>
          {profile.moreItems(format.number(Math.min(coursesAtOnce, rest)))}
        </Button>
      )}
      {isAdding && (
        <CoursePicker
          taken={new Set<string>(courses)}
          onClose={() => setAdding(false)}
          onAdd={(chosen) => change([...courses, ...chosen.map(({ id }) => id as CourseId)])}
        />
      )}
    </Card>
  )
}
