import type { Bilingual } from '#core/finding.ts';
import type { GrantScope } from '#core/organisation/roles.ts';

export const messages = {
  nameTaken: { zh: '用户名 {name} 已被使用。', en: 'The user name {name} is taken.' },
  rolesIncompatible: { zh: '{left} 与 {right} 不能由同一人担任：系统管理、安全保密、安全审计三员分立，且不兼任业务角色。', en: '{left} and {right} may not be held by one person: administration, security and audit are separated, also from business roles.' },
  grantIncomplete: { zh: '角色范围不完整：本人、科室、部门范围须指明部门，科室范围还须指明科室；全部范围不指明部门。', en: 'The reach is incomplete: own, division and department name a department, division also a division; all names none.' },
  grantExists: { zh: '该账号已有这个角色。', en: 'The account holds this role already.' },
  ownAccount: { zh: '不能停用自己的账号，也不能变更自己的角色。', en: 'Nobody disables their own account or changes their own roles.' },
  administratorPassword: { zh: '系统管理员、安全保密管理员、安全审计员的密码只能在服务器上用 hengji user password 重置。', en: 'The passwords of the three administrators are reset on the server alone, with hengji user password.' },
  accountNotFound: { zh: '没有这个账号。', en: 'There is no such account.' },
  grantNotFound: { zh: '该账号没有这个角色。', en: 'The account does not hold this role.' },
  firstStart: { zh: '首次启动', en: 'first start' },
  firstAccounts: {
    zh: '首次启动，已建立三个管理员账号。以下初始密码只显示这一次，首次登录须修改：',
    en: 'First start: the three administrators have been created. Their first passwords are shown this once and must be changed at the first sign-in:',
  },
  exampleAccounts: { zh: '示例账号（密码均为 {password}，只在本机监听时可用）：', en: 'Example accounts (the password of all is {password}; they work only while listening on this machine):' },
  exampleRefused: { zh: '示例账号只在本机监听时可用。请另建账号，或用 hengji user disable 停用示例账号。', en: 'Example accounts work only while the server listens on this machine. Create accounts of your own.' },
  exampleName: { zh: '示例{role}', en: 'Example {role}' },
  stateUsual: { zh: '正常', en: 'active' },
  stateDisabled: { zh: '停用', en: 'disabled' },
  stateLocked: { zh: '锁定', en: 'locked' },
  stateFirstPassword: { zh: '待改初始密码', en: 'first password to be changed' },
  scopes: { own: { zh: '本人', en: 'own' }, division: { zh: '科室', en: 'division' }, department: { zh: '部门', en: 'department' }, all: { zh: '全部', en: 'all' } },
} as const satisfies Record<string, Bilingual | Record<GrantScope, Bilingual>>;
