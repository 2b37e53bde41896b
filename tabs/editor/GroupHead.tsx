import { Button, ToggleButton, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { GroupListRegular } from '@fluentui/react-icons/svg/group-list'
import type { ReactNode } from 'react'
import type { RuleGroupProps } from 'react-querybuilder'
import { deepest } from '../../core/rules.ts'
import { useWords } from '../words/words-context.ts'
import { useChoices } from './editor-context.ts'
import { elementId, placeText } from './places.ts'
import type { Query } from './query.ts'
import { newRule } from './rule-edit.ts'
import { useSection } from './section-context.ts'

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  relation: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  words: { color: tokens.colorNeutralForeground2 },
  add: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginLeft: 'auto',
  },
})

type RelationProps = Pick<RuleGroupProps, 'path' | 'actions'> & { group: Query }
export type GroupHeadProps = RelationProps & {
  /** What stands at the two ends of the line: a handle, and what can be done with the group. */
  before?: ReactNode
  after?: ReactNode
}

/** Not, And, Or of a group, and in its top right-hand corner "Add rule" and "Add group". */
export function GroupHead({ group, path, actions, before, after }: GroupHeadProps) {
  const styles = useStyles()
  const { editor, profile, rules } = useWords().words
  const { schema, newId } = useChoices()
  const { section, focusNext } = useSection()
  const isOuter = path.length === 0
  const here = isOuter ? profile.section[section] : editor.group(placeText(path))
  const addRule = () => {
    const rule = newRule(schema.conditions, section, newId)
    focusNext(elementId.source(rule.id))
    actions.onRuleAdd(rule, path)
  }
  const addGroup = () => {
    const rule = newRule(schema.conditions, section, newId)
    focusNext(elementId.source(rule.id))
    actions.onGroupAdd({ id: newId(), combinator: 'or', not: false, rules: [rule] }, path)
  }
  return (
    <div className={styles.head}>
      {before}
      {(group.rules.length > 0 || group.not) && <Relation group={group} path={path} actions={actions} />}
      {(group.rules.length > 1 || group.not) && <span className={styles.words}>{meaning(group, rules)}</span>}
      {isOuter && group.rules.length === 0 && <span className={styles.words}>{editor.empty}</span>}
      <div className={styles.add}>
        <Button
          id={elementId.addRule(group.id)}
          size={isOuter ? 'medium' : 'small'}
          icon={<AddRegular />}
          aria-label={editor.addRuleTo(here)}
          onClick={addRule}
        >
          {editor.addRule}
        </Button>
        {path.length < deepest - 1 && (
          <Button
            size={isOuter ? 'medium' : 'small'}
            icon={<GroupListRegular />}
            aria-label={editor.addGroupTo(here)}
            onClick={addGroup}
          >
            {editor.addGroup}
          </Button>
        )}
        {after}
      </div>
    </div>
  )
}

type RuleWords = ReturnType<typeof useWords>['words']['rules']

const meaning = ({ not, combinator }: Query, { group }: RuleWords): string =>
  not ? { and: group.notAnd, or: group.notOr }[combinator] : group[combinator]

function Relation({ group, path, actions }: RelationProps) {
  const styles = useStyles()
  const { editor, rules } = useWords().words
  return (
    <div role="group" aria-label={editor.relation} className={styles.relation}>
      <ToggleButton
        size="small"
        checked={group.not === true}
        onClick={() => actions.onPropChange('not', !group.not, path)}
      >
        {rules.badge.not}
      </ToggleButton>
      {(['and', 'or'] as const).map((relation) => (
        <ToggleButton
          key={relation}
          size="small"
          appearance={group.combinator === relation ? 'primary' : 'secondary'}
          checked={group.combinator === relation}
          onClick={() => actions.onPropChange('combinator', relation, path)}
        >
          {rules.badge[relation]}
        </ToggleButton>
      ))}
    </div>
  )
}
