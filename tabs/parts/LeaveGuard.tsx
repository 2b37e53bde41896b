import { LeaveDialog } from '../editor/LeaveDialog.tsx'
import { useLeaveGuard } from '../editor/use-leave-guard.ts'

/** Asks before a form with something unsaved is left, by whatever way. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const { wanted, stay, leaveTo } = useLeaveGuard(unsaved)
  return wanted && <LeaveDialog onStay={stay} onLeave={() => leaveTo(wanted)} />
}
