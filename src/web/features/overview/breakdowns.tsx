import type { ReactNode } from 'react';
import type { DepartmentOverview } from '#contract/overview.ts';
import { states } from '#core/life-cycle/states.ts';
import { overviewTexts } from '#web/platform/messages/overview.ts';
import { uiTexts } from '#web/platform/messages/ui.ts';
import { hrefTo, type LinkQuery } from '#web/platform/router.ts';
import { useTexts } from '#web/platform/texts.ts';
import { Bar, Grade, Light, StateTag } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';
import { Term } from '#web/ui/term.tsx';

type Line = { readonly key: string; readonly name: ReactNode; readonly count: number; readonly query: LinkQuery };

/** Projects by light, state and grade, and findings by severity; each leads to those projects. */
export function Breakdowns({ overview }: { readonly overview: DepartmentOverview }) {
  const t = useTexts(overviewTexts);
  const ui = useTexts(uiTexts);
  const all = overview.sums.projects;
  const rest = (counted: DepartmentOverview['lights']): number => all - counted.reduce((sum, { projects }) => sum + projects, 0);
  const lights: Line[] = (['red', 'yellow', 'green'] as const).map((key) => ({ key, name: <Light light={key} />, count: overview.lights.find((each) => each.key === key)?.projects ?? 0, query: { light: key } }));
  const withoutLight: Line[] = rest(overview.lights) > 0 ? [{ key: 'none', name: <Light light={null} />, count: rest(overview.lights), query: {} }] : [];
  const inOrder: Line[] = overview.states.toSorted((left, right) => states.findIndex((each) => each === left.key) - states.findIndex((each) => each === right.key))
    .map(({ key, projects }) => ({ key, name: <StateTag state={key} />, count: projects, query: { state: key } }));
  const grades: Line[] = overview.grades.map(({ key, projects }) => ({ key, name: <Grade grade={key} />, count: projects, query: { grade: key } }));
  const withoutGrade: Line[] = rest(overview.grades) > 0 ? [{ key: 'none', name: <Grade grade={null} />, count: rest(overview.grades), query: {} }] : [];
  const { errors, warnings, infos } = overview.findings;
  const findings: Line[] = [
    { key: 'errors', name: <span className="count count-error">{ui('errors')}</span>, count: errors, query: { findings: 'error' } },
    { key: 'warnings', name: <span className="count count-warning">{ui('warnings')}</span>, count: warnings, query: { findings: 'warning' } },
    { key: 'infos', name: <span className="count count-info">{ui('infos')}</span>, count: infos, query: {} },
  ];
  return (
    <div className="overview-four">
      <Panel title={<Term of="light" />}><Lines lines={[...lights, ...withoutLight]} whole={all} /></Panel>
      <Panel title={<Term of="state" />}><Lines lines={inOrder} whole={all} /></Panel>
      <Panel title={<Term of="grade" />}><Lines lines={[...grades, ...withoutGrade]} whole={all} /></Panel>
      <Panel title={<Term of="findings" />} note={t('findings')}><Lines lines={findings} whole={errors + warnings + infos} /></Panel>
    </div>
  );
}

function Lines({ lines, whole }: { readonly lines: readonly Line[]; readonly whole: number }) {
  return (
    <ul className="lines">
      {lines.map(({ key, name, count, query }) => (
        <li key={key}>
          <a className="line" href={hrefTo('/projects', query)}>
            <span className="line-name">{name}</span>
            <Bar percent={whole === 0 ? '0' : String(Math.floor((100 * count) / whole))} />
            <span className="line-count">{count}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
