import { useState, type ReactNode } from 'react';
import type { ChangedValue, ImportDecision, ImportRowAnswer } from '#contract/import.ts';
import { RowValueView } from '#web/features/import/row-value.tsx';
import { api, type ServerProblem } from '#web/platform/client.ts';
import { importTexts } from '#web/platform/messages/import.ts';
import { useChange } from '#web/platform/queries.ts';
import { useTexts } from '#web/platform/texts.ts';
import { ConflictDialog } from '#web/ui/conflict-dialog.tsx';

export type DecisionInput = { readonly decision: ImportDecision; readonly value?: ChangedValue; readonly voucher?: string | null; readonly note?: string | null };
type Asked = { readonly row: ImportRowAnswer; readonly version: number; readonly input: DecisionInput; readonly onSaved: () => void };

export type Decide = {
  readonly decide: (row: ImportRowAnswer, input: DecisionInput, onSaved?: () => void) => void;
  readonly isPending: boolean;
  /** The row that is being decided. */
  readonly pendingRow: string | null;
  /** Stands where somebody else was faster. */
  readonly dialog: ReactNode;
};

/** Decides rows of a proposal, one at a time, each against the version that was read. */
export function useDecide(importPath: string): Decide {
  const t = useTexts(importTexts);
  const [conflict, setConflict] = useState<{ readonly problem: ServerProblem; readonly asked: Asked } | null>(null);
  const change = useChange<Asked, ImportRowAnswer>({
    change: ({ row, version, input }) => api.patch<ImportRowAnswer>(`${importPath}/rows/${row.id}`, input, version),
    refreshes: [importPath], done: t('saved'),
    onDone: (_row, { onSaved }) => onSaved(),
    onConflict: (problem, asked) => setConflict({ problem, asked }),
  });
  const theirs = conflict?.problem.details.current as ImportRowAnswer | undefined;
  return {
    decide: (row, input, onSaved = () => undefined) => change.mutate({ row, version: row.version, input, onSaved }),
    isPending: change.isPending,
    pendingRow: change.isPending ? change.variables.row.id : null,
    dialog: conflict === null || theirs === undefined ? null : (
      <ConflictDialog problem={conflict.problem}
        fields={[
          { label: t('decision'), mine: t(`decision.${conflict.asked.input.decision}`), theirs: t(`decision.${theirs.decision}`) },
          { label: t('value'), mine: <RowValueView row={{ ...conflict.asked.row, decidedValue: conflict.asked.input.value === undefined ? null : { ...conflict.asked.row.value, ...conflict.asked.input.value } }} />, theirs: <RowValueView row={theirs} /> },
          { label: t('voucher'), mine: conflict.asked.input.voucher ?? null, theirs: theirs.voucher },
          { label: t('note'), mine: conflict.asked.input.note ?? null, theirs: theirs.note },
        ]}
        onKeepMine={() => {
          setConflict(null);
          change.mutate({ ...conflict.asked, version: theirs.version });
        }}
        onTakeTheirs={() => {
          setConflict(null);
          conflict.asked.onSaved();
        }}
        onGoOn={() => setConflict(null)} />
    ),
  };
}
