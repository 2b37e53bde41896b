import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ReOrderDotsVerticalRegular } from '@fluentui/react-icons/svg/re-order-dots-vertical'
import { memo } from 'react'
import { usePathsMemo, type RuleGroupProps } from 'react-querybuilder'
import { useWords } from '../words/words-context.ts'
import { GroupHead, type GroupHeadProps } from './GroupHead.tsx'
import { NodeActions } from './NodeActions.tsx'
import { NodeCount, NodeFindings } from './NodeNotes.tsx'
import { isQuery, type Query } from './query.ts'
import { useDrag } from './use-drag.ts'
import { useNode } from './use-node.ts'
import { useRowStyles } from './use-row-styles.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  nested: {
    backgroundColor: tokens.colorNeutralBackground2,
    flexDirection: 'column',
    alignItems: 'stretch',
    '@media (max-width: 640px)': { flexWrap: 'nowrap' },
  },
  joint: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    paddingLeft: tokens.spacingHorizontalS,
  },
  empty: { color: tokens.colorNeutralForeground3, padding: tokens.spacingVerticalS },
})

/** A group: how its rules combine, the rules and groups in it, and ways to add more. The outermost is the section itself. */
export const GroupBox = memo(function GroupBox(props: RuleGroupProps) {
  const { path } = props
  // Groups in the builder are those that we gave it.
  const group = props.ruleGroup as Query
  return path.length === 0 ? <GroupBody {...props} group={group} /> : <NestedGroup {...props} group={group} />
})

type GroupProps = RuleGroupProps & { group: Query }

function NestedGroup(props: GroupProps) {
  const { path, schema, group, shiftUpDisabled = false, shiftDownDisabled = false } = props
  const styles = { ...useRowStyles(), ...useStyles() }
  const { editor } = useWords().words
  const tools = useNode(props, group, editor.group)
  const drag = useDrag(schema.qbId, path, tools.moveTo, group.rules.length === 0)
  return (
    <div
      role="group"
      aria-label={tools.here}
      className={mergeClasses(styles.row, styles.nested, drag.over && styles[drag.over])}
      {...drag.target}
    >
      <GroupBody
        {...props}
        before={
          <span className={styles.handle} title={editor.drag} aria-hidden {...drag.handle}>
            <ReOrderDotsVerticalRegular />
          </span>
        }
        after={
          <>
            <NodeCount id={group.id} />
            <NodeActions id={group.id} tools={tools} first={shiftUpDisabled} last={shiftDownDisabled} />
          </>
        }
      />
      <NodeFindings node={group} unfinished={group.rules.length === 0} />
    </div>
  )
}

type GroupBodyProps = GroupProps & Pick<GroupHeadProps, 'before' | 'after'>

function GroupBody({ group, path, schema, actions, translations, before, after }: GroupBodyProps) {
  const styles = useStyles()
  const { words } = useWords()
  const { rule: RuleElement, ruleGroup: GroupElement } = schema.controls
  const paths = usePathsMemo({ disabled: false, path, nestedArray: group.rules, disabledPaths: schema.disabledPaths })
  return (
    <div className={styles.list}>
      <GroupHead group={group} path={path} actions={actions} before={before} after={after} />
      {group.rules.map((node, i) => {
        const common = {
          id: node.id,
          path: paths[i]?.path ?? [...path, i],
          schema,
          actions,
          translations,
          shiftUpDisabled: path.length === 0 && i === 0,
          shiftDownDisabled: path.length === 0 && i === group.rules.length - 1,
        }
        return (
          <div key={node.id} className={styles.list}>
            {i > 0 && <span className={styles.joint}>{words.rules[group.combinator]}</span>}
            {isQuery(node) ? <GroupElement {...common} ruleGroup={node} /> : <RuleElement {...common} rule={node} />}
          </div>
        )
      })}
      {path.length > 0 && group.rules.length === 0 && <p className={styles.empty}>{words.editor.emptyGroup}</p>}
    </div>
  )
}
