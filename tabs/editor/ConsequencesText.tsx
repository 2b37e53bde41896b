import { Body1Strong, makeStyles, tokens } from '@fluentui/react-components'
import type { Consequences } from '../../core/contract/preview.ts'
import { Told } from '../parts/Told.tsx'
import { useWords } from '../words/words-context.ts'
import { factsText } from './facts-text.ts'

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  list: { paddingLeft: tokens.spacingHorizontalL },
})

type ConsequencesTextProps = {
  consequences: Consequences
  /** Reasons for which people are listed by name elsewhere. */
  named: string[]
}

/** What a change means to those who would leave, in the profile's courses; and why people cannot be added. */
export function ConsequencesText({ consequences, named }: ConsequencesTextProps) {
  const styles = useStyles()
  const { words, format } = useWords()
  const own = words.editor.preview
  const { leaving, enrolls, courses, cannotBeAdded } = consequences
  return (
    <div className={styles.box}>
      {leaving.people > 0 && (
        <>
          <Body1Strong as="h3">{own.consequences}</Body1Strong>
          {!enrolls && <p>{own.enrollsNot}</p>}
          {leaving.notInLearn365 > 0 && <p>{own.notInLearn365(format.number(leaving.notInLearn365))}</p>}
          <ul className={styles.list}>
            {courses.map((course) => (
              <li key={course.id}>{`${own.course(course.title)}: ${factsText(course, words, format)}`}</li>
            ))}
          </ul>
        </>
      )}
      {cannotBeAdded
        .filter(({ because }) => !named.includes(because))
        .map(({ because, people }) => (
          <p key={because}>
            {own.cannotBe(people, format.number(people))}: <Told>{because}</Told>
          </p>
        ))}
    </div>
  )
}
