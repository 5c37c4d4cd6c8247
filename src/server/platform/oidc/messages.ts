import type { Bilingual } from '#core/finding.ts';

/** What people are told about the single sign-on, and those who set it up. */
export const messages = {
  notConfigured: { zh: '没有设置统一身份认证，请用用户名和密码登录。', en: 'No single sign-on is set up. Sign in with user name and password.' },
  unreachable: { zh: '统一身份认证服务暂时无法访问，请稍后重试，或用用户名和密码登录。', en: 'The single sign-on cannot be reached. Try again later, or sign in with user name and password.' },
  refused: { zh: '统一身份认证没有通过（{why}）。请重新登录。', en: 'The single sign-on did not succeed ({why}). Please sign in again.' },
  stale: { zh: '此次统一身份认证已失效：超过十分钟，或不是从本浏览器开始的。请重新登录。', en: 'This sign-on is no longer valid: more than ten minutes old, or begun in another browser. Please sign in again.' },
  notLinked: { zh: '您的统一身份尚未与本系统的账号关联，请联系系统管理员。', en: 'Your identity is not linked to an account here. Ask the system administrator.' },
  settingsMalformed: { zh: '统一身份认证的设置不对（{where}）：{what}', en: 'The settings of the single sign-on are not in order ({where}): {what}' },
  issuerNotSecure: { zh: '发行者地址须为 https；仅本机地址可用 http', en: 'the issuer must be https; http is for addresses of this machine alone' },
  publicUrlMissing: { zh: '监听本机以外的地址时，须用 publicUrl 写明对外的 https 地址', en: 'beyond this machine publicUrl must give the address people use, with https' },
} as const satisfies Record<string, Bilingual>;
