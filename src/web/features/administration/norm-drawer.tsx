import { Descriptions, Drawer, Tag } from 'antd';
import type { Norm, NormCard } from '#contract/norms.ts';
import type { List } from '#web/features/administration/departments.tsx';
import { normsTexts } from '#web/platform/messages/administration.ts';
import { useAnswer } from '#web/platform/queries.ts';
import { useSay, useTexts } from '#web/platform/texts.ts';
import { Unverified } from '#web/ui/figures.tsx';
import { Await } from '#web/ui/page-states.tsx';
import { useDay } from '#web/ui/time.tsx';

/** The card of a regulation, and every value that comes from it. */
export function NormDrawer({ card, onClose }: { readonly card: NormCard; readonly onClose: () => void }) {
  const t = useTexts(normsTexts);
  const say = useSay();
  const day = useDay();
  const values = useAnswer<List<Norm>>('/norms', { document: card.id });
  const dayOf = (value: string | null) => (value === null ? '—' : day(value));
  return (
    <Drawer open title={<span lang="zh-CN">{card.title}</span>} size={640} onClose={onClose}>
      <div className="drawer-content" role="group" aria-label={card.title} tabIndex={0}>
        <Descriptions size="small" column={1} bordered items={[
          { key: 'number', label: t('number'), children: <span lang="zh-CN">{card.number ?? '—'}</span> },
          { key: 'issuer', label: t('issuer'), children: <span lang="zh-CN">{card.issuer}</span> },
          { key: 'issued', label: t('issued'), children: dayOf(card.issued) },
          { key: 'effective', label: t('effective'), children: dayOf(card.effective) },
          { key: 'repealed', label: t('repealed'), children: card.repealed === null ? t('stillInForce') : day(card.repealed) },
          { key: 'verified', label: t('verification'), children: <>{card.verified ? <Tag color="green">{t('verified')}</Tag> : <Unverified />}{card.verification !== null && <p className="norm-note" lang="zh-CN">{card.verification}</p>}</> },
          ...(card.note === null ? [] : [{ key: 'note', label: t('note'), children: <span lang="zh-CN">{card.note}</span> }]),
          ...(card.source === null ? [] : [{ key: 'source', label: t('source'), children: <span className="audit-id">{card.source}</span> }]),
        ]} />
        <h3>{t('valuesFrom')}</h3>
        <Await answer={values}>{({ items }) => (
          <table className="audit-fields norm-values">
            <thead><tr><th scope="col">{t('norm')}</th><th scope="col">{t('value')}</th><th scope="col">{t('article')}</th><th scope="col">{t('verification')}</th></tr></thead>
            <tbody>
              {items.map(({ id, place, from, title, value, unit, codes, article, verified }) => (
                <tr key={`${id} ${place} ${from}`}>
                  <th scope="row">{say(title)}</th>
                  <td lang="zh-CN">{value === null ? (codes ?? []).join('、') : `${value}${unit === null ? '' : ` ${unit}`}`}</td>
                  <td lang="zh-CN">{article ?? t('noArticle')}</td>
                  <td>{verified ? <Tag color="green">{t('verified')}</Tag> : <Unverified />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}</Await>
      </div>
    </Drawer>
  );
}
