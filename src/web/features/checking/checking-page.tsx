import type { Check } from '#contract/checking.ts';
import { goTo, useRoute } from '#web/features/checking/route.ts';
import { ReportView } from '#web/features/checking/report-view.tsx';
import { StartView } from '#web/features/checking/start-view.tsx';
import { useCheckQueue } from '#web/features/checking/use-check-queue.ts';
import '#web/features/checking/checking.css';

const open = (check: Check): void => goTo({ kind: 'check', id: check.id });

/** The checker: hand files in, look at what was found in one of them. */
export function CheckingPage() {
  const route = useRoute();
  const queue = useCheckQueue(open);
  return route.kind === 'check' ? <ReportView key={route.id} id={route.id} /> : <StartView queue={queue} onOpen={open} />;
}
