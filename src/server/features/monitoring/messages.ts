import type { Bilingual } from '#core/finding.ts';

export const messages = {
  roundNotFound: { zh: '没有这一轮监控。', en: 'There is no such round of monitoring.' },
  entryNotFound: { zh: '此项目不在这一轮监控之内。', en: 'The project is not in this round of monitoring.' },
  yearNotFound: { zh: '本部门没有 {year} 年度。', en: 'The department has no year {year}.' },
  yearClosed: { zh: '{year} 年度已关闭。请绩效管理员先重新打开年度。', en: 'The year {year} is closed. The performance officer can reopen it.' },
  cutOffOutside: { zh: '截止日应在 {year} 年度之内。', en: 'The cut-off lies within the year {year}.' },
  dueBeforeCutOff: { zh: '填报期限不应早于截止日。', en: 'Reports cannot be due before the cut-off.' },
  roundClosed: { zh: '这一轮监控已结束，不能修改。绩效管理员可以重新开放。', en: 'The round is closed. The performance officer can open it again.' },
  reopeningNeedsReason: { zh: '重新开放须说明理由。', en: 'Opening a round again needs a reason.' },
  notEditable: { zh: '已提交的监控填报不能修改。请审核人先退回。', en: 'A submitted report cannot be changed. Have it returned first.' },
  notPossible: { zh: '填报现在不能这样办理，请刷新后重试。', en: 'This is not possible for the report as it stands. Reload and try again.' },
  reasonMissing: { zh: '有预警或偏差，须说明原因。', en: 'A warning or a deviation needs its reason.' },
  measuresMissing: { zh: '有预警，须填写整改措施。', en: 'A warning needs measures.' },
  answerMissing: { zh: '有预警，须选择继续执行、调剂或取消。', en: 'A warning needs a choice: continue, reallocate or cancel.' },
  incomplete: { zh: '暂不能提交：{why}', en: 'It cannot be submitted yet: {why}' },
  unknownIndicator: { zh: '所选指标不属于此项目。', en: 'A chosen indicator is not of this project.' },
} as const satisfies Record<string, Bilingual>;
