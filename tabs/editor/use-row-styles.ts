import { makeStyles, tokens } from '@fluentui/react-components'

const line = { content: '""', position: 'absolute', left: 0, right: 0, height: '3px' } as const
const lineColour = { backgroundColor: tokens.colorBrandStroke1, borderRadius: tokens.borderRadiusCircular }

/** How rules and groups look alike. */
export const useRowStyles = makeStyles({
  row: {
    position: 'relative',
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
    '@media (max-width: 640px)': { flexWrap: 'wrap' },
  },
  wrong: { border: `1px solid ${tokens.colorPaletteRedBorder2}` },
  before: { '::before': { ...line, ...lineColour, top: '-6px' } },
  after: { '::after': { ...line, ...lineColour, bottom: '-6px' } },
  inside: { outline: `2px dashed ${tokens.colorBrandStroke1}` },
  handle: {
    display: 'flex',
    alignItems: 'center',
    height: '32px',
    color: tokens.colorNeutralForeground3,
    cursor: 'grab',
    '@media (max-width: 640px)': { display: 'none' },
  },
  body: {
    flex: '1 1 0',
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    '@media (max-width: 640px)': { flexBasis: '100%' },
  },
  actions: { display: 'flex', flexShrink: 0, '@media (max-width: 640px)': { marginLeft: 'auto' } },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})
