import type { Answer } from '../asked.ts'
import type { CommandKind } from '../command.ts'
import { alerts, lockAlerts } from './alerts.ts'
import { approve } from './approve.ts'
import { held } from './held.ts'
import { help } from './help.ts'
import { previewMembers } from './preview-members.ts'
import { profiles } from './profiles.ts'
import { start } from './start.ts'
import { status } from './status.ts'
import { why } from './why.ts'

/** What is done for each command. */
export const answers: Record<CommandKind, Answer> = {
  help,
  status,
  profiles,
  'preview members': previewMembers,
  why,
  held,
  approve,
  'run maintenance': start('maintenance'),
  'refresh data': start('data refresh'),
  'alerts on': alerts(true),
  'alerts off': alerts(false),
  'alerts lock on': lockAlerts(true),
  'alerts lock off': lockAlerts(false),
}
