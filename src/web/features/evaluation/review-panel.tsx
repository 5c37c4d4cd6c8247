import { Button, Form, Input, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import type { Review, SelfEvaluation } from '#contract/evaluation.ts';
import { api } from '#web/platform/client.ts';
import { evaluationTexts } from '#web/platform/messages/evaluation.ts';
import { useChange } from '#web/platform/queries.ts';
import { useSearch } from '#web/platform/router.ts';
import { useTexts } from '#web/platform/texts.ts';
import { Grade } from '#web/ui/figures.tsx';
import { Panel } from '#web/ui/page.tsx';
import { Time } from '#web/ui/time.tsx';

const outcomes = ['confirmed', 'corrected', 'refused'] as const;
const colours = { confirmed: 'green', corrected: 'gold', refused: 'red' } as const;
const early = new Set(['draft', 'target-submitted', 'target-reviewed', 'executing', 'adjusting', 'evaluating']);

type Properties = { readonly form: SelfEvaluation; readonly projectPath: string; readonly isReviewer: boolean; readonly isBureau: boolean };
type Given = { readonly score?: string; readonly opinion: string; readonly outcome: Review['outcome'] };

/** Scores and opinions of reviewers beside the self-score. */
export function ReviewPanel({ form, projectPath, isReviewer, isBureau }: Properties) {
  const t = useTexts(evaluationTexts);
  const [search] = useSearch();
  const [isOpen, setOpen] = useState(false);
  const [fields] = Form.useForm<Given>();
  const outcome = Form.useWatch('outcome', fields);
  const write = useChange<Given, Review>({
    change: ({ score, opinion, outcome: decided }, key) => api.post(`${projectPath}/${isReviewer ? 'reviews' : 'spot-reviews'}`, { score: (score ?? '').trim() === '' ? null : score?.trim(), opinion: opinion.trim(), outcome: decided, ...(isReviewer ? {} : { sampleId: search.get('sample') }) }, { key }),
    refreshes: [projectPath], done: t('reviewSaved'), onDone: () => {
      setOpen(false);
      fields.resetFields();
    },
  });
  const isEarly = early.has(form.state);
  return (
    <Panel title={t('reviews')} actions={(isReviewer || isBureau) && <Button size="small" disabled={isEarly} title={isEarly ? t('reviewEarly') : undefined} onClick={() => setOpen(true)}>{t('writeReview')}</Button>}>
      {form.reviews.length === 0 ? <p className="panel-note">{t('noReviews')}</p> : (
        <ul className="reviews">
          {form.reviews.map((review) => (
            <li key={review.id}>
              <div><strong>{t(`kind.${review.kind}`)}</strong> <Tag color={colours[review.outcome]}>{t(`outcome.${review.outcome}`)}</Tag></div>
              <div className="amount">{t('selfScore')} {review.selfScore ?? '—'} · {t('reviewScore')} <strong>{review.score ?? '—'}</strong> {review.difference !== null && `(${review.difference})`} {review.grade !== null && <Grade grade={review.grade} />}</div>
              <p className="history-reason">{review.opinion}</p>
              <div className="panel-note">{review.reviewer} · <Time at={review.createdAt} /></div>
            </li>
          ))}
        </ul>
      )}
      <Modal open={isOpen} title={t('writeReview')} okText={t('writeReview')} cancelText={t('cancel')} onCancel={() => setOpen(false)} confirmLoading={write.isPending} forceRender
        onOk={() => void fields.validateFields().then((given) => write.mutate(given)).catch(() => undefined)}>
        <Form form={fields} layout="vertical" requiredMark={false} initialValues={{ outcome: 'confirmed' }}>
          <Form.Item name="outcome" label={t('outcome')}><Select options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))} /></Form.Item>
          <Form.Item name="score" label={`${t('reviewScore')} (${t('selfScore')} ${form.total ?? form.decided})`} rules={[{ pattern: /^\s*\d{1,3}(?:\.\d{1,2})?\s*$/, message: t('notANumber') }, ...(outcome === 'corrected' ? [{ required: true, message: t('notANumber') }] : [])]}>
            <Input inputMode="decimal" placeholder={t('scoreHint')} />
          </Form.Item>
          <Form.Item name="opinion" label={t('opinion')} rules={[{ required: true, whitespace: true, message: t('opinionMissing') }]}><Input.TextArea rows={4} maxLength={4000} showCount /></Form.Item>
        </Form>
      </Modal>
    </Panel>
  );
}
