import type { Agenda, NotificationChannel } from 'agenda'
import { toJobId } from 'agenda'

/** Agenda frees a job's place a moment after it has told that the job is complete. */
const momentMs = 100

/**
 * Agenda looks for jobs when it polls, and holds no more of them than it may run. A worker that has come to the end of
 * one looks for the next at once instead of waiting for the poll; the channel leads to itself alone.
 */
export function lookAgainAfter(agenda: Agenda, channel: NotificationChannel, jobName: string): void {
  let soon: NodeJS.Timeout | undefined
  const look = () => {
    soon = undefined
    const now = new Date()
    if (channel.state !== 'connected') return
    const notification = { jobId: toJobId(''), jobName, nextRunAt: now, priority: 0, timestamp: now }
    channel.publish(notification).catch((error: unknown) => agenda.emit('error', error))
  }
  agenda.on(`complete:${jobName}`, () => void (soon ??= setTimeout(look, momentMs).unref()))
}
