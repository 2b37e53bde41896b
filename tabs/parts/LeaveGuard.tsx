import { useLeaveGuard } from '../use-leave-guard.ts'
import { LeaveDialog } from './LeaveDialog.tsx'

/** Asks before a form with something unsaved is left, by whatever way. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const { wanted, stay, leaveTo } = useLeaveGuard(unsaved)
  return wanted && <LeaveDialog onStay={stay} onLeave={() => leaveTo(wanted)} />
}
