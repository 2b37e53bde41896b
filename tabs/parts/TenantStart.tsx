import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { SettingsRegular } from '@fluentui/react-icons/svg/settings'
import type { Me, TenantStatus } from '../../core/contract/answers.ts'
import { useWords } from '../words/words-context.ts'
import { EmptyState } from './EmptyState.tsx'
import { LinkButton } from './LinkButton.tsx'

/** A new tenant: what is to be done first, or what is being done for it. */
export function TenantStart({ me, tenant }: { me: Me; tenant: TenantStatus }) {
  const { words } = useWords()
  const { noSettings, notReady } = words.start
  if (tenant.settingsSaved)
    return (
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{notReady.title}</MessageBarTitle>
          {notReady.text}
        </MessageBarBody>
        <MessageBarActions>
          <LinkButton to={{ page: 'activity' }}>{notReady.open}</LinkButton>
        </MessageBarActions>
      </MessageBar>
    )
  const mayWrite = me.roles.includes('Assigner.Admin')
  return (
    <EmptyState icon={<SettingsRegular />} title={noSettings.title} text={noSettings.text} steps={noSettings.steps}>
      {mayWrite ? (
        <LinkButton appearance="primary" to={{ page: 'settings' }}>
          {noSettings.open}
        </LinkButton>
      ) : (
        <p>{noSettings.reader}</p>
      )}
    </EmptyState>
  )
}
