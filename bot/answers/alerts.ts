import { mustRead } from '../../actions/actor.ts'
import { switchAlerts } from '../../actions/conversations.ts'
import type { Answer } from '../asked.ts'
import { answer } from '../parts.ts'

/** Alerts on or off, for who asks alone. */
export const alerts =
  (isOn: boolean): Answer =>
  async ({ actor, person, words, ports }) => {
    mustRead(actor)
    await switchAlerts(person, isOn ? { alerts: true } : { alerts: false, lockAlerts: false }, ports)
    return [answer(isOn ? words.alerts.on : words.alerts.off, [])]
  }

/** Alerts about the lock: whoever wants these wants the others, too. */
export const lockAlerts =
  (isOn: boolean): Answer =>
  async ({ actor, person, words, ports }) => {
    mustRead(actor)
    await switchAlerts(person, isOn ? { alerts: true, lockAlerts: true } : { lockAlerts: false }, ports)
    return [answer(isOn ? words.alerts.lockOn : words.alerts.lockOff, [])]
  }
