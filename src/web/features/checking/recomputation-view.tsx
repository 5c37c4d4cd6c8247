import { Fragment } from 'react';
import { useLanguage } from '#web/platform/language.tsx';
import { placeOnScale, printBeside, type Recomputation } from '#web/features/checking/recomputation.ts';

const width = 400;
const height = 76;
const line = 40;

/** The recomputation as a line of arithmetic, and below it the stated value and the interval of the recomputed one on a scale. */
export function RecomputationView({ recomputation }: { readonly recomputation: Recomputation }) {
  const { t } = useLanguage();
  const { operands, signs, unit } = recomputation;
  const isSumDivided = signs !== null && signs.length > 1 && signs.at(-1) === '\u00f7';
  const stated = `${recomputation.stated}${unit}`;
  const isPoint = recomputation.low === recomputation.high;
  const low = printBeside(recomputation.low, recomputation.stated);
  const high = printBeside(recomputation.high, recomputation.stated);
  const result = isPoint || low === high ? `${low}${unit}` : `${low}\uff5e${high}${unit}`;
  const isExact = low === recomputation.low && high === recomputation.high;
  return (
    <figure className="recomputation">
      <figcaption>
        <span className="recomputation-sum">
          {operands.map((operand, index) => (
            <Fragment key={index}>
              {index > 0 && <span className="recomputation-sign">{signs?.[index - 1] ?? '\u00b7'}</span>}
              <span lang="zh-CN">{isSumDivided && index === 0 && '('}{operand.quote}{isSumDivided && index === operands.length - 2 && ')'}</span>
            </Fragment>
          ))}
          {signs === null ? null : <><span className="recomputation-sign">{isExact ? '=' : '\u2248'}</span><strong>{result}</strong></>}
        </span>
        <span>{t('finding.statedIs', { stated })}</span>
      </figcaption>
      <Scale recomputation={recomputation} stated={stated} result={result} />
    </figure>
  );
}

function Scale({ recomputation, stated, result }: { readonly recomputation: Recomputation; readonly stated: string; readonly result: string }) {
  const { t } = useLanguage();
  const places = placeOnScale(recomputation);
  const x = (place: number): number => place * width;
  const middle = (x(places.low) + x(places.high)) / 2;
  const wide = Math.max(6, x(places.high) - x(places.low));
  return (
    <svg className="recomputation-scale" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('finding.scale', { stated, result })}>
      <line className="scale-line" x1="0" x2={width} y1={line} y2={line} />
      <rect className="scale-interval" x={middle - wide / 2} width={wide} y={line - 7} height="14" rx="3" />
      <line className="scale-stated" x1={x(places.stated)} x2={x(places.stated)} y1={line - 13} y2={line + 13} />
      <text className="scale-result" x={middle} y={line - 18} textAnchor={anchor(middle)}>{t('finding.recomputed')} {result}</text>
      <text className="scale-label" x={x(places.stated)} y={line + 29} textAnchor={anchor(x(places.stated))}>{t('finding.stated')} {stated}</text>
    </svg>
  );
}

function anchor(x: number): 'start' | 'middle' | 'end' {
  return x < width * 0.3 ? 'start' : x > width * 0.7 ? 'end' : 'middle';
}
