import type { Bilingual } from '#core/finding.ts';

export const messages = {
  notFound: { zh: '没有这项任务，或不是由您发起的。', en: 'There is no such job, or somebody else began it.' },
  ended: { zh: '任务已经结束，不能取消。', en: 'The job has ended and cannot be cancelled.' },
  cancelled: { zh: '任务已取消。', en: 'The job was cancelled.' },
  interrupted: { zh: '服务在任务进行中停止，多次重试未完成。数据没有写入一半，请重新发起。', en: 'The service stopped while this job ran, and again when it was retried. Nothing is half written; please begin it again.' },
  unknownKind: { zh: '此版本不认识这种任务（{kind}），请重新发起。', en: 'This version does not know jobs of this kind ({kind}); please begin it again.' },
  tooManyStreams: { zh: '打开的进度页面过多，请关闭一些。', en: 'Too many progress streams are open; please close some.' },
} as const satisfies Record<string, Bilingual>;
