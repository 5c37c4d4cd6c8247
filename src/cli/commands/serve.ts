import { join } from 'node:path';
import { refuseOperandsAfter, type Command } from '#cli/command.ts';
import { dataFolderOf, dataOptions } from '#cli/data-place.ts';

export const serve: Command = {
  name: 'serve',
  options: { ...dataOptions, host: 'text', port: 'text', example: 'flag' },
  usage: { zh: 'serve', en: 'serve' },
  summary: { zh: '启动服务：网页与接口', en: 'run the service: the page and the interface' },
  help: {
    zh: `选项
  --data 目录                   数据目录
  --host 地址                   监听地址（HOST，默认 127.0.0.1）
  --port 端口                   端口（PORT，默认 7300，被占用时顺延）
  --example                     数据库为空时载入示例部门

默认使用随附的 PostgreSQL；设置 DATABASE_URL 则使用该数据库。日志写到标准错误，LOG_LEVEL 设为 info 时记录每个请求。
监听本机以外的地址时，登录只经 HTTPS 有效。按 Ctrl+C 结束。

地址
  /healthz  /readyz  /metrics  /api/openapi.json  /api/docs
`,
    en: `Options
  --data DIR                    data folder
  --host ADDRESS                where to listen (HOST, default 127.0.0.1)
  --port PORT                   port (PORT, default 7300, the next free one where it is taken)
  --example                     load the example department into an empty database

Uses the PostgreSQL that comes with it, or the one of DATABASE_URL. The log goes to standard error; with LOG_LEVEL=info it
has a line for each request. Listening beyond this machine, signing in works over HTTPS alone. Ctrl+C stops it.

Addresses
  /healthz  /readyz  /metrics  /api/openapi.json  /api/docs
`,
  },
  run: async (typed) => {
    refuseOperandsAfter(typed, 0);
    const { serveUntilStopped } = await import('#server/serve.ts');
    return serveUntilStopped({
      root: join(import.meta.dirname, '../../..'),
      dataFolder: dataFolderOf(typed),
      host: typed.text('host') ?? (process.env['HOST'] || '127.0.0.1'),
      port: typed.text('port') ?? process.env['PORT'],
      withExample: typed.has('example'),
      environment: process.env,
      say: (text) => { process.stdout.write(`${text}\n`); },
    });
  },
};
