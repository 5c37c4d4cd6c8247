import { memo, useEffect, useMemo, useRef, type MouseEvent, type ReactNode } from 'react';
import type { ReportedFinding, ReportedProject } from '#core/check-report.ts';
import type { DocumentText } from '#contract/checking.ts';
import { useLanguage } from '#web/platform/language.tsx';
import { arrangeBlocks, blocksOf, segmentBlocks, type DocumentBlock, type Mark, type Piece, type Segment } from '#web/features/checking/marks.ts';
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
  const looks = useMemo(() => looksOf(pieces, document, title, projects), [pieces, document, title, projects]);
  const segments = useMemo(() => segmentBlocks(document.blocks, findings), [document, findings]);
  const concerned = useMemo(() => piecesByFinding(pieces, segments), [pieces, segments]);

  useEffect(() => {
    if (chosen === null) return undefined;
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
  return (
    <section className="document" aria-label={t('report.text')} tabIndex={0}>
      <article className="paper" ref={paper} onClick={onClick} lang="zh-CN">
        {pieces.map((piece, index) => (
          <PieceView key={index} document={document} piece={piece} look={looks[index] ?? plain} segments={segments}
            chosen={chosen !== null && concerned.get(chosen.finding)?.has(index) === true ? chosen.finding : null} />
        ))}
      </article>
    </section>
  );
});

/** How a piece is set: as title or heading, and the page that begins with it. */
type Look = { readonly kind: 'title' | 'heading' | 'text'; readonly page: number | null };

const plain: Look = { kind: 'text', page: null };

function looksOf(pieces: readonly Piece[], { text, blocks }: DocumentText, title: string | null, projects: readonly ReportedProject[]): readonly Look[] {
  const starts = projects.map(({ start }) => start);
  let project = 0;
  let page: number | null = null;
  let hasTitle = title === null;
  return pieces.map((piece) => {
    const block = blocks[blocksOf(piece)[0] ?? -1];
    if (block === undefined) return plain;
    const here = block.place?.page ?? page;
    const begins = here === page ? null : here;
    page = here;
    while ((starts[project] ?? Infinity) < block.start) project += 1;
    if (!hasTitle && text.slice(block.start, block.end).trim() === title?.trim()) {
      hasTitle = true;
      return { kind: 'title', page: begins };
    }
    const isHeading = block.level !== undefined || (starts[project] ?? Infinity) < block.end;
    return { kind: isHeading && piece.kind === 'block' ? 'heading' : 'text', page: begins };
  });
}

/** The pieces that the spans of each finding touch. */
function piecesByFinding(pieces: readonly Piece[], segments: ReadonlyMap<number, readonly Segment[]>): ReadonlyMap<string, ReadonlySet<number>> {
  const touched = new Map<string, Set<number>>();
  pieces.forEach((piece, index) => {
    for (const at of blocksOf(piece)) {
      for (const { finding } of segments.get(at)?.flatMap(({ marks }) => marks) ?? []) touched.set(finding, (touched.get(finding) ?? new Set()).add(index));
    }
  });
  return touched;
}

type PieceProperties = {
  readonly document: DocumentText;
  readonly piece: Piece;
  readonly look: Look;
  readonly segments: ReadonlyMap<number, readonly Segment[]>;
  /** The finding that is looked at, where it touches this piece. */
  readonly chosen: string | null;
};

const PieceView = memo(function PieceView({ document: { text, blocks }, piece, look, segments, chosen }: PieceProperties) {
  const { t } = useLanguage();
  const marked = (at: number): ReactNode => <MarkedText text={text} block={blocks[at]} segments={segments.get(at) ?? noSegments} chosen={chosen} />;
  return (
    <>
      {look.page !== null && <p className="paper-page">{t('report.page', { page: look.page })}</p>}
      {piece.kind === 'block'
        ? <p className={`paper-${blocks[piece.at]?.kind ?? 'paragraph'} paper-${look.kind}`}>{marked(piece.at)}</p>
        : (
          <div className="paper-table">
            <table>
              <tbody>
                {piece.rows.map((row, index) => (
                  <tr key={index}>
                    {row.map((cell, column) => ('at' in cell
                      ? <td key={column} rowSpan={blocks[cell.at]?.table?.rowSpan} colSpan={blocks[cell.at]?.table?.columnSpan}>{marked(cell.at)}</td>
                      : <td key={column} colSpan={cell.empty} />))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
    </>
  );
});

type MarkedProperties = {
  readonly text: string;
  readonly block: DocumentBlock | undefined;
  readonly segments: readonly Segment[];
  readonly chosen: string | null;
};

function MarkedText({ text, block, segments, chosen }: MarkedProperties) {
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
}

function classOf(marks: readonly Mark[], chosen: string | null): string {
  const active = marks.find(({ finding }) => finding === chosen);
  const heaviest = (['error', 'warning', 'info'] as const).find((severity) => marks.some((mark) => mark.severity === severity)) ?? 'info';
  return active === undefined ? `mark mark-${heaviest}` : `mark mark-${active.severity} mark-chosen mark-${active.role}`;
}
