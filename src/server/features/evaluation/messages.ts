import type { Bilingual } from '#core/finding.ts';

export const messages = {
  yearClosed: { zh: '{year} 年度已关闭，不能修改。请绩效管理员先重新打开年度。', en: 'The year {year} is closed and cannot be changed. The performance officer can reopen it.' },
  fixed: { zh: '此项目{state}，内容已锁定。确需修改的，请领导撤销审定后重新填报。', en: 'The project is {state} and locked. To change it, have a leader reopen it.' },
  targetsLocked: { zh: '绩效目标已批复，不能直接修改。请先申请调整目标。', en: 'The targets are approved and cannot be changed directly. Ask for an adjustment first.' },
  voided: { zh: '内容变动：{fields}', en: 'substance changed: {fields}' },
  unknownAct: { zh: '没有“{act}”这一步。', en: 'There is no step “{act}”.' },
  actNotPossible: { zh: '项目现为“{state}”，不能{act}。', en: 'The project is “{state}”: “{act}” is not possible.' },
  reasonMissing: { zh: '{act}须说明理由。', en: '“{act}” needs a reason.' },
  guardsFailed: { zh: '暂不能{act}：{why}', en: '“{act}” is not possible yet: {why}' },
  projectNotFound: { zh: '没有这个项目，或不在您的权限范围内。', en: 'There is no such project, or it is beyond the reach of your roles.' },
  snapshotNotFound: { zh: '没有这个版本。', en: 'There is no such version.' },
  executionRate: { zh: '预算执行率', en: 'execution rate' },
} as const satisfies Record<string, Bilingual>;
