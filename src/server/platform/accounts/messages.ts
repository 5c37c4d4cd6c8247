import type { Bilingual } from '#core/finding.ts';

/** What people are told about signing in and their passwords. */
export const messages = {
  wrongCredentials: { zh: '用户名或密码不正确。连续错误五次，账号将锁定十五分钟。', en: 'User name or password is wrong. After five failures the account is locked for fifteen minutes.' },
  locked: { zh: '账号因多次输错密码已锁定，请在 {minutes} 分钟后重试，或请安全保密管理员解锁。', en: 'The account is locked after several wrong passwords. Try again in {minutes} minutes, or have the security officer unlock it.' },
  disabled: { zh: '账号已停用，请联系系统管理员。', en: 'The account is disabled. Ask the system administrator.' },
  tooBusy: { zh: '正在登录的人较多，请稍后重试。', en: 'Many people are signing in. Please try again in a moment.' },
  wrongOldPassword: { zh: '原密码不正确。', en: 'The present password is wrong.' },
  passwordShort: { zh: '密码至少 10 个字符；不足 12 个字符的须含大写字母、小写字母、数字、符号中的三类。', en: 'A password has at least 10 characters; below 12 it needs three kinds of capitals, small letters, digits and signs.' },
  passwordLong: { zh: '密码最多 128 个字符。', en: 'A password has at most 128 characters.' },
  passwordHasName: { zh: '密码中不能含有用户名。', en: 'A password may not contain the user name.' },
  passwordCommon: { zh: '这个密码太常见，容易被猜到，请另换一个。', en: 'This password is too common to be safe. Choose another.' },
  passwordUsed: { zh: '不能使用最近五次用过的密码。', en: 'The last five passwords may not be used again.' },
  noPassword: { zh: '此账号只能通过统一身份认证登录。', en: 'This account signs in by the single sign-on alone.' },
} as const satisfies Record<string, Bilingual>;
