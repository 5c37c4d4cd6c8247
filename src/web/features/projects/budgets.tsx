import { Tag } from 'antd';
import type { BudgetVersionAnswer } from '#contract/funds.ts';
import type { ProjectContext } from '#web/features/projects/project-context.ts';
import { useWordOf } from '#web/features/projects/words.ts';
import { fundsTexts } from '#web/platform/messages/funds.ts';
import { useTexts } from '#web/platform/texts.ts';
import { Amount } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';
import { useDay } from '#web/ui/time.tsx';

/** Every version of the budget, the last first. */
export function Budgets({ context: { project }, budgets }: { readonly context: ProjectContext; readonly budgets: readonly BudgetVersionAnswer[] }) {
  const t = useTexts(fundsTexts);
  const word = useWordOf(fundsTexts);
  const day = useDay();
  const nameOf = (partId: string | null): string => (partId === null ? t('wholeProject') : project.parts.find(({ id }) => id === partId)?.name ?? '—');
  return (
    <Panel title={t('budgets')} note={t('budgetsWhat')}>
      {budgets.length === 0 ? <p className="panel-note">{t('noBudgets')}</p> : (
        <div className="table-scroll">
          <table className="ledger-table">
            <thead><tr><th scope="col">{t('version')}</th><th scope="col">{t('effectiveOn')}</th><th scope="col">{t('source')}</th><th scope="col">{t('part')}</th><th scope="col" className="cell-number">{t('amountWan')}</th><th scope="col">{t('documentNumber')}</th><th scope="col">{t('reason')}</th></tr></thead>
            <tbody>
              {budgets.toSorted((left, right) => right.sequence - left.sequence).map((version) => (
                <tr key={version.id}>
                  <th scope="row">{version.sequence}. {word(`budget.${version.kind}`)} {version.isInferred && <Tag>{t('inferred')}</Tag>}</th>
                  <td>{version.effectiveOn === null ? '—' : day(version.effectiveOn)}</td><td>{word(`source.${version.source}`, version.source)}</td><td>{nameOf(version.partId)}</td>
                  <td className="cell-number"><Amount yuan={version.amountYuan} /></td><td>{version.documentNumber ?? '—'}</td><td>{version.reason ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
