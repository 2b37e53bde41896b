import { makeStyles, tokens } from '@fluentui/react-components'
import type { Consequences } from '../../core/contract/preview.ts'
import { Card } from '../parts/Card.tsx'
import type { StackedColumn } from '../parts/StackedRow.tsx'
import { StackedTable } from '../parts/StackedTable.tsx'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'

const facts = ['inProgress', 'overdue', 'completed', 'keepACourse', 'notInLearn365'] as const
const counts = ['inProgress', 'overdue', 'completed', 'kept'] as const

const useStyles = makeStyles({
  list: { paddingLeft: tokens.spacingHorizontalL, display: 'grid', gap: tokens.spacingVerticalXXS },
  title: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    marginTop: tokens.spacingVerticalS,
  },
})

/** What a change means to people: who would lose a course they are in, who keeps it, and who cannot be added. */
export function ConsequencesCard({ consequences }: { consequences: Consequences | null }) {
  const styles = useStyles()
  const { consequences: own } = useWords().words
  return (
    <Card title={own.title}>
      {consequences === null ? <p>{own.unknown}</p> : <Leaving {...consequences} />}
      {consequences && consequences.cannotBeAdded.length > 0 && (
        <>
          <h3 className={styles.title}>{own.cannotBeAdded}</h3>
          <CannotBeAdded reasons={consequences.cannotBeAdded} />
        </>
      )}
    </Card>
  )
}

function Leaving({ leaving, courses, enrolls }: Consequences) {
  const styles = useStyles()
  const { words, format } = useWords()
  const own = words.consequences
  if (leaving.people === 0) return <p>{own.nobodyLeaves}</p>
  const said = facts.filter((fact) => leaving[fact] > 0)
  return (
    <>
      <p>{own.leaving(leaving.people, format.number(leaving.people))}</p>
      {!enrolls && <p>{own.enrollsNot}</p>}
      {said.length > 0 && (
        <ul className={styles.list}>
          {said.map((fact) => (
            <li key={fact}>{own[fact](leaving[fact], format.number(leaving[fact]))}</li>
          ))}
        </ul>
      )}
      {courses.length > 0 && <CoursesTable courses={courses} />}
    </>
  )
}

type Course = Consequences['courses'][number]

function CoursesTable({ courses }: { courses: Course[] }) {
  const { words, format } = useWords()
  const own = words.consequences
  const columns: StackedColumn<Course>[] = [
    { id: 'title', label: own.column.title, grow: 2.5, min: '10rem', render: (course) => course.title },
    ...counts.map((count) => ({
      id: count,
      label: own.column[count],
      min: '5.5rem',
      render: (course: Course) => format.number(course[count]),
    })),
  ]
  return <StackedTable label={own.courses} columns={columns} items={courses} idOf={({ id }) => id} />
}

function CannotBeAdded({ reasons }: { reasons: Consequences['cannotBeAdded'] }) {
  const styles = useStyles()
  const { words, format } = useWords()
  return (
    <ul className={styles.list}>
      {reasons.map(({ because, people }) => (
        <li key={because}>
          <Told>{because}</Told>: {words.consequences.people(people, format.number(people))}
        </li>
      ))}
    </ul>
  )
}
