import type { FastifyInstance } from 'fastify';
import { Refusal } from '#core/refusal.ts';
import { fill, messages } from '#server/platform/messages.ts';

const usualPort = 7300;
const others = 20;

/** Listens at `port`, or where none is asked for at the usual port or the first free one after it; answers the port. */
export async function listen(app: FastifyInstance, host: string, asked: string | undefined): Promise<number> {
  refuseWrongPort(asked);
  if (asked !== undefined && asked !== '') {
    const port = await tryPort(app, host, Number(asked));
    if (port === null) throw new Refusal('bad-request', fill(messages.portTaken, { port: asked }));
    return port;
  }
  for (let port = usualPort; port <= usualPort + others; port += 1) {
    const got = await tryPort(app, host, port);
    if (got !== null) return got;
  }
  throw new Refusal('bad-request', fill(messages.portsTaken, { port: usualPort }));
}

/** Refuses what is no port, before anything is started for it. */
export function refuseWrongPort(asked: string | undefined): void {
  if (asked === undefined || asked === '') return;
  if (!/^\d{1,5}$/.test(asked) || Number(asked) > 65_535) throw new Refusal('bad-request', fill(messages.portWrong, { port: asked }));
}

/** The port listened at; null when somebody else has it. */
async function tryPort(app: FastifyInstance, host: string, port: number): Promise<number | null> {
  try {
    await app.listen({ host, port });
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE') return null;
    throw thrown;
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
