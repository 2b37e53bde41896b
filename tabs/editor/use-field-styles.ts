import { makeStyles, tokens } from '@fluentui/react-components'

/** Source, condition and value beside each other, and below each other where there is no room. */
export const useFieldStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  source: { flex: '1 1 10rem', minWidth: 0, maxWidth: '100%' },
  condition: { flex: '1 1 11rem', minWidth: 0, maxWidth: '100%' },
  value: { flex: '2 1 13rem', minWidth: 0, maxWidth: '100%' },
  /** Many values or courses: a line of their own, or they would stand one below the other. */
  many: { flex: '1 1 100%', minWidth: 0, maxWidth: '100%' },
  fill: { width: '100%', minWidth: 0 },
  together: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  short: { flex: '1 1 6rem', minWidth: 0, maxWidth: '12rem' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})
