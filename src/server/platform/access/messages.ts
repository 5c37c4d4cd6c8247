import type { Bilingual } from '#core/finding.ts';

/** Why somebody may not pass. */
export const messages = {
  signInFirst: { zh: '请先登录。', en: 'Please sign in first.' },
  sessionExpired: { zh: '登录已过期，请重新登录。未保存的内容仍在本页，登录后可继续。', en: 'Your session has ended; please sign in again. What is not saved is still on the page.' },
  changePasswordFirst: { zh: '首次登录须先修改密码。', en: 'The first password has to be changed first.' },
  duplicateCookie: { zh: '请求中有两个登录 Cookie，无法判断哪个属于您。请清除本站的 Cookie 后重新登录。', en: 'The request carries two session cookies, and which one is yours cannot be told. Clear the cookies of this site and sign in again.' },
  csrf: { zh: '请求缺少防伪令牌或令牌已失效，请刷新页面后重试。', en: 'The request lacks the token of this session. Reload the page and try again.' },
  notPermitted: { zh: '您的角色无权进行此操作。', en: 'Your roles do not permit this.' },
  notFound: { zh: '没有找到，或不在您的权限范围内。', en: 'Not found, or beyond the reach of your roles.' },
  departmentNotFound: { zh: '没有这个部门，或不在您的权限范围内。', en: 'There is no such department, or it is beyond the reach of your roles.' },
} as const satisfies Record<string, Bilingual>;
