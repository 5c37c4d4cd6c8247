import type { Bilingual } from '#core/finding.ts';

/** Every sentence the server itself says, in both languages. What a refused document is told comes from the reader. */
export const messages = {
  ready: { zh: '衡绩已就绪，请在浏览器中打开', en: 'Hengji is ready; open in a browser' },
  howToStop: { zh: '按 Ctrl+C 结束；数据存放在 {folder}', en: 'Ctrl+C to stop; the data are in {folder}' },
  storeElsewhere: { zh: '按 Ctrl+C 结束；数据存放在 DATABASE_URL 所指的数据库，附件存放在 {folder}', en: 'Ctrl+C to stop; the data are in the database of DATABASE_URL, files in {folder}' },
  openNetwork: {
    zh: '注意：正在监听本机以外的地址。登录只经 HTTPS 有效，请在前面设置 TLS 反向代理；示例账号不可用。',
    en: 'Note: listening beyond this machine. Signing in works over HTTPS alone: put a TLS proxy in front. The example accounts do not work.',
  },
  preparing: { zh: '正在准备数据库 …', en: 'Preparing the database …' },
  loadingExample: { zh: '正在载入示例数据 …', en: 'Loading the example …' },
  portTaken: { zh: '端口 {port} 已被占用。请另设 PORT，或去掉 PORT 由程序自选。', en: 'Port {port} is taken. Set another PORT, or unset it to have one chosen.' },
  portWrong: { zh: 'PORT 应为 0～65535 之间的整数，现为 {port}。', en: 'PORT must be a whole number from 0 to 65535; it is {port}.' },
  portsTaken: { zh: '端口 {port} 及其后二十个均被占用。请设置 PORT。', en: 'Port {port} and the twenty after it are taken. Set PORT.' },
  notFound: { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  checkNotFound: {
    zh: '没有这份核对结果：可能已超过一小时而自动删除。请重新选择文件。',
    en: 'There is no such check: after an hour checks are deleted. Please choose the file again.',
  },
  ruleNotFound: { zh: '没有名为 {rule} 的规则。', en: 'There is no rule called {rule}.' },
  noFile: { zh: '请求中没有文件。请选择至少一个文件。', en: 'The request holds no file. Please choose at least one.' },
  tooManyFiles: { zh: '一次最多 {count} 个文件。请分批上传。', en: 'At most {count} files at a time. Please hand them in in batches.' },
  fileTooLarge: {
    zh: '{name}：文件超过 {megabytes} MB。请拆分文件，或去掉其中的图片后重试。',
    en: '{name}: larger than {megabytes} MB. Please split the file, or take the pictures out of it.',
  },
  typeNotRead: {
    zh: '{name}：不支持这种文件。请提供 docx、pdf、xlsx、html、txt、doc 或 wps 文件。',
    en: '{name}: this kind of file is not read. Please supply a docx, pdf, xlsx, html, txt, doc or wps file.',
  },
  tooSlow: {
    zh: '{name}：{seconds} 秒内没有读完，已停止。请拆分文件，或另存为 docx 后重试。',
    en: '{name}: not finished within {seconds} seconds and stopped. Please split the file, or save it as docx and try again.',
  },
  tooMuchMemory: {
    zh: '{name}：内容过大，所需内存超出限度，已停止。请拆分文件后重试。',
    en: '{name}: so much content that it needs more memory than allowed; stopped. Please split the file and try again.',
  },
  defect: {
    zh: '程序出错，不是文件的问题（编号 {id}）。请重试；如再出现，请将编号告知维护人员。',
    en: 'A defect of the program, not of your file (number {id}). Please try again; if it happens again, report the number.',
  },
  sampleMissing: { zh: '此安装中没有示例文件。', en: 'This installation holds no sample paper.' },
  notDownloadable: { zh: '不能以此格式下载。可用：docx、html、xlsx、json。', en: 'Not available in this format. Available: docx, html, xlsx, json.' },
  downloadName: { zh: '{name}-核对意见', en: '{name}-checked' },
  badRequest: { zh: '请求不合规定：{what}', en: 'The request is not in order: {what}' },
  ifMatchMissing: { zh: '修改须说明依据的版本：请在 If-Match 中带上读取时得到的 ETag。', en: 'A change must say which version it was made against: send the ETag that was read as If-Match.' },
  changedMeanwhile: { zh: '此记录已被他人修改。请核对最新内容后再保存，您填写的内容没有丢失。', en: 'Somebody else changed this record. Compare with it as it stands now, then save; what you typed is not lost.' },
  changedMeanwhileBy: { zh: '此记录已由{name}于 {time} 修改。请核对最新内容后再保存，您填写的内容没有丢失。', en: '{name} changed this record at {time}. Compare with it as it stands now, then save; what you typed is not lost.' },
  inProgress: { zh: '相同的请求正在处理，请稍候。', en: 'The same request is being worked on. Please wait.' },
  keyReused: { zh: '此 Idempotency-Key 已用于另一个请求，请为新的请求另换一个。', en: 'This Idempotency-Key belongs to another request; use a new one.' },
  keyMalformed: { zh: 'Idempotency-Key 应为 1 至 200 个可见 ASCII 字符。', en: 'An Idempotency-Key has 1 to 200 visible ASCII characters.' },
  stopping: { zh: '服务正在停止，请稍后重试。', en: 'The service is stopping. Please try again in a moment.' },
  overloaded: { zh: '服务暂时繁忙，请稍后重试。', en: 'The service is busy at the moment. Please try again shortly.' },
  badAddress: { zh: '地址中有无法识别的字符，请检查 % 编码。', en: 'The address holds characters that cannot be read; check its % encoding.' },
  malformedForm: { zh: '表单不完整：上传中断，或格式不是 multipart/form-data。请重新上传。', en: 'The form is not whole: the upload broke off, or it is no multipart/form-data. Please send it again.' },
  malformedRequest: { zh: '收到的内容不是完整的 HTTP 请求。', en: 'What was received is not a whole HTTP request.' },
  badCursor: { zh: '翻页标记无效，请从第一页重新查询。', en: 'This cursor is not valid; start again from the first page.' },
  malformedJson: { zh: '请求内容不是完整的 JSON。请检查括号、引号和逗号。', en: 'The body is not well-formed JSON. Check brackets, quotes and commas.' },
  bodyTooLarge: { zh: '请求内容超过 {megabytes} MB。请分批提交。', en: 'The body is larger than {megabytes} MB. Send it in parts.' },
  mediaType: { zh: '请求内容的类型不受理，请以 application/json 提交。', en: 'This media type is not accepted; send application/json.' },
  tooManyRequests: { zh: '请求过于频繁，请稍后重试。', en: 'Too many requests. Please wait a moment.' },
  methodNotAllowed: { zh: '此地址不支持 {method}。可用：{allowed}。', en: '{method} is not possible here. Possible: {allowed}.' },
  invalidRequest: { zh: '{where}{path}不合要求：', en: '{where}{path} is not in order: ' },
  inBody: { zh: '请求内容', en: 'The body' },
  inQuery: { zh: '查询参数', en: 'The query' },
  inPath: { zh: '地址', en: 'The path' },
  inHeaders: { zh: '请求头', en: 'A header' },
  foreignHost: {
    zh: '只接受本机地址的访问。请用 http://127.0.0.1 打开。',
    en: 'Only requests to this machine by its own address are answered. Open http://127.0.0.1.',
  },
  foreignOrigin: { zh: '不接受由其他网站发来的请求。', en: 'Requests sent from another site are refused.' },
  pageMissing: { zh: '网页尚未生成。请在程序目录执行 npm run build，再重新启动服务。', en: 'The page has not been built. Run npm run build in the folder of the program, then start the service again.' },
} as const satisfies Record<string, Bilingual>;

/** A message with its places filled in. */
export function fill(message: Bilingual, values: Readonly<Record<string, string | number>>): Bilingual {
  const put = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
  return { zh: put(message.zh), en: put(message.en) };
}
