import { memo, useEffect, useMemo, useRef, type MouseEvent, type ReactNode } from 'react';
import type { ReportedFinding, ReportedProject } from '#core/check-report.ts';
import type { DocumentText } from '#contract/checking.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { arrangeBlocks, segmentBlocks, type DocumentBlock, type Mark, type Piece, type Segment } from '#web/features/checking/marks.ts';
import type { Chosen } from '#web/features/checking/report-view.tsx';

type Properties = {
  readonly document: DocumentText;
  readonly title: string | null;
  readonly projects: readonly ReportedProject[];
  readonly findings: readonly ReportedFinding[];
  readonly chosen: Chosen | null;
  readonly onChoose: (finding: string) => void;
};

const noSegments: readonly Segment[] = [];

/** The text of the paper with marks. What is out of sight is not laid out (`content-visibility`), but can be searched and printed. */
export const DocumentPane = memo(function DocumentPane({ document, title, projects, findings, chosen, onChoose }: Properties) {
  const { t } = useLanguage();
  const paper = useRef<HTMLElement>(null);
  const pieces = useMemo(() => arrangeBlocks(document.blocks), [document]);
  const segments = useMemo(() => segmentBlocks(document.blocks, findings), [document, findings]);
  const headings = useMemo(() => new Set(projects.map(({ start }) => start)), [projects]);

  useEffect(() => {
    if (chosen === null) return;
    const mark = paper.current?.querySelector(`[data-places~="${chosen.finding}:${chosen.span}"]`);
    mark?.scrollIntoView({ block: 'center' });
    // Blocks above take their true height only now.
    const frame = requestAnimationFrame(() => mark?.scrollIntoView({ block: 'center' }));
    return () => cancelAnimationFrame(frame);
  }, [chosen]);

  const onClick = (event: MouseEvent): void => {
    const mark = event.target instanceof Element ? event.target.closest('mark') : null;
    const ids = mark?.dataset['findings']?.split(' ') ?? [];
    // Where several findings meet, each click leads to the next of them.
    const next = ids[(ids.indexOf(chosen?.finding ?? '') + 1) % ids.length];
    if (next !== undefined && window.getSelection()?.isCollapsed !== false) onChoose(next);
  };
  const block = (at: number): ReactNode => {
    const own = segments.get(at) ?? noSegments;
    const isConcerned = chosen !== null && own.some(({ marks }) => marks.some(({ finding }) => finding === chosen.finding));
    return <MarkedText text={document.text} block={document.blocks[at]} segments={own} chosen={isConcerned ? chosen.finding : null} />;
  };
  return (
    <section className="document" aria-label={t('report.text')} tabIndex={0}>
      <article className="paper" ref={paper} onClick={onClick} lang="zh-CN">
        {pieces.map((piece, index) => (
          <PieceView key={index} piece={piece} blocks={document.blocks} previous={pieces[index - 1]} isTitle={title !== null && piece.kind === 'block' && index < 12 && textOf(document, piece.at) === title.trim()} headings={headings} block={block} />
        ))}
      </article>
    </section>
  );
});

type PieceProperties = {
  readonly piece: Piece;
  readonly previous: Piece | undefined;
  readonly blocks: readonly DocumentBlock[];
  readonly isTitle: boolean;
  readonly headings: ReadonlySet<number>;
  readonly block: (at: number) => ReactNode;
};

function PieceView({ piece, previous, blocks, isTitle, headings, block }: PieceProperties) {
  const { t } = useLanguage();
  const page = pageOf(piece, blocks);
  const pageLine = page !== undefined && page !== (previous === undefined ? undefined : pageOf(previous, blocks))
    ? <p className="paper-page">{t('report.page', { page })}</p> : null;
  if (piece.kind === 'table') {
    return (
      <>
        {pageLine}
        <div className="paper-table">
          <table>
            <tbody>
              {piece.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((at) => <td key={at} rowSpan={blocks[at]?.table?.rowSpan} colSpan={blocks[at]?.table?.columnSpan}>{block(at)}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </>
    );
  }
  const own = blocks[piece.at];
  if (own === undefined) return null;
  const isHeading = own.level !== undefined || headings.has(own.start) || [...headings].some((start) => start >= own.start && start < own.end);
  return (
    <>
      {pageLine}
      <p className={`paper-${own.kind}${isTitle ? ' paper-title' : isHeading ? ' paper-heading' : ''}`}>{block(piece.at)}</p>
    </>
  );
}

function textOf(document: DocumentText, at: number): string {
  const block = document.blocks[at];
  return block === undefined ? '' : document.text.slice(block.start, block.end).trim();
}

function pageOf(piece: Piece, blocks: readonly DocumentBlock[]): number | undefined {
  return blocks[piece.kind === 'block' ? piece.at : piece.rows[0]?.[0] ?? -1]?.place?.page;
}

type MarkedProperties = {
  readonly text: string;
  readonly block: DocumentBlock | undefined;
  readonly segments: readonly Segment[];
  /** The finding that is looked at, where it touches this block. */
  readonly chosen: string | null;
};

const MarkedText = memo(function MarkedText({ text, block, segments, chosen }: MarkedProperties) {
  if (block === undefined) return null;
  if (segments.length === 0) return text.slice(block.start, block.end);
  return segments.map(({ start, end, marks }) => {
    const part = text.slice(start, end);
    const shown = marks.filter((mark) => mark.finding === chosen || mark.role === 'stated' || mark.isFirst);
    if (shown.length === 0) return part;
    return (
      <mark key={start} className={classOf(shown, chosen)} data-findings={[...new Set(shown.map(({ finding }) => finding))].join(' ')}
        data-places={shown.map(({ finding, index }) => `${finding}:${index}`).join(' ')}>{part}</mark>
    );
  });
});

function classOf(marks: readonly Mark[], chosen: string | null): string {
  const active = marks.find(({ finding }) => finding === chosen);
  const heaviest = (['error', 'warning', 'info'] as const).find((severity) => marks.some((mark) => mark.severity === severity)) ?? 'info';
  return active === undefined ? `mark mark-${heaviest}` : `mark mark-${active.severity} mark-chosen mark-${active.role}`;
}
