import type { Bilingual } from '#core/finding.ts';

export const description = `预算绩效管理接口。金额为以元计的十进制字符串，日期为 ISO 日期，字段名为 camelCase，不认识的字段一律拒绝。

登录：\`POST /api/v1/session\` 得到 Cookie 与 \`csrfToken\`；凡改动数据的请求须在 \`x-csrf-token\` 中带上它。修改（PATCH）须在 \`If-Match\` 中带上读取时得到的 ETag：缺少答 428，他人已改答 412 并附最新内容、何人何时改动。新建（POST）可带 \`Idempotency-Key\`：同一键的同一请求只办一次，答复相同。列表以 \`cursor\` 翻页，到头时 \`nextCursor\` 为 null。错误为 \`application/problem+json\`，\`code\` 不变，中英文并列。耗时的工作答 202 与任务编号，进度见 \`/api/v1/jobs/{jobId}/events\`。

Budget performance management. Amounts are decimal strings in yuan, days ISO days, names camelCase; unknown fields are refused.

Sign in with \`POST /api/v1/session\`: it gives a cookie and a \`csrfToken\`, which every request that changes something carries in \`x-csrf-token\`. Changes (PATCH) need \`If-Match\` with the ETag that was read: 428 without it, 412 with the row as it stands, who changed it and when. Creates (POST) may carry an \`Idempotency-Key\`: the same request under the same key is done once and answered alike. Lists are turned by \`cursor\`; \`nextCursor\` is null at the end. Errors are \`application/problem+json\` with a stable \`code\` in both languages. Long work answers 202 with the key of a job, followed at \`/api/v1/jobs/{jobId}/events\`.`;

/** What the groups of routes are about. */
export const tagDescriptions: Readonly<Record<string, Bilingual>> = {
  session: { zh: '登录与退出', en: 'Signing in and out' },
  accounts: { zh: '账号、角色与锁定', en: 'Accounts, roles and locks' },
  organisation: { zh: '财政局、部门、科室、人员、预算年度', en: 'Bureaus, departments, divisions, people, budget years' },
  projects: { zh: '项目、依据文件、子项', en: 'Projects, their documents and parts' },
  funds: { zh: '预算、下达、到位、支付', en: 'Budgets, allocations, arrivals, payments' },
  indicators: { zh: '绩效目标、完成值、评分', en: 'Targets, results, scores' },
  narratives: { zh: '文字说明', en: 'Narratives' },
  evaluation: { zh: '申报、审核、批复、自评、审定', en: 'Submission, review, approval, evaluation' },
  monitoring: { zh: '绩效监控', en: 'Monitoring' },
  tasks: { zh: '待办', en: 'Tasks' },
  overview: { zh: '部门与全市概览', en: 'Dashboards' },
  oversight: { zh: '财政监督', en: 'Oversight by the finance bureau' },
  checking: { zh: '报告核对与规则', en: 'Checking papers, and the rules' },
  findings: { zh: '核对意见及其处理', en: 'Findings and what became of them' },
  papers: { zh: '保存的报告及与台账的比对', en: 'Kept papers, and papers beside the ledger' },
  import: { zh: '导入：建议、逐行确认', en: 'Import: proposals decided row by row' },
  export: { zh: '导出', en: 'Export' },
  files: { zh: '附件', en: 'Files' },
  jobs: { zh: '任务与进度', en: 'Jobs and their progress' },
  audit: { zh: '审计日志', en: 'Audit trail' },
  norms: { zh: '制度参数', en: 'Norms' },
};

export const openApiMessages = {
  product: { zh: '衡绩', en: 'Hengji 衡绩' },
  open: { zh: '无须登录', en: 'open' },
  signedIn: { zh: '须登录', en: 'signed in' },
  permission: { zh: '权限', en: 'permission' },
  ok: { zh: '成功', en: 'Success' },
  accepted: { zh: '已开始', en: 'Begun' },
  created: { zh: '已建立', en: 'Created' },
  noContent: { zh: '完成，无内容', en: 'Done, no content' },
  problem: { zh: '未办理：原因与办法', en: 'Refused: why, and what to do' },
  ifMatch: { zh: '读取时得到的 ETag', en: 'the ETag that was read' },
  idempotencyKey: { zh: '同一键的同一请求只办一次，24 小时内有效', en: 'the same request under the same key is done once, for 24 hours' },
  file: { zh: '一个文件', en: 'one file' },
  title: { zh: '衡绩接口', en: 'Interface of Hengji' },
  document: { zh: 'OpenAPI 文档', en: 'OpenAPI document' },
  parameters: { zh: '参数', en: 'Parameters' },
  body: { zh: '请求内容', en: 'Body' },
  answers: { zh: '答复', en: 'Answers' },
  schemas: { zh: '数据结构', en: 'Schemas' },
  required: { zh: '必填', en: 'required' },
  example: { zh: '示例', en: 'Example' },
} as const satisfies Record<string, Bilingual>;
