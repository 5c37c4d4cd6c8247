import pg from 'pg';
import type { Queryable, Statement } from '#server/platform/database/prepared.ts';

/**
 * Single reads of many people over few connections. They are sent one behind the other without waiting for answers, and those
 * of one turn of the event loop in one go: most of what a short query costs is waking the other side. For statements that
 * stand alone and are short; whatever takes long, or belongs to a transaction, has a connection of its own from the pool.
 */
export type Pipelines = Queryable & { readonly close: () => Promise<void> };

type Line = { readonly client: Promise<pg.Client>; under: number };

export function createPipelines(config: pg.PoolConfig, count: number): Pipelines {
  const lines: (Line | null)[] = Array.from({ length: count }, () => null);
  let isClosed = false;

  const open = (place: number): Line => {
    const client = new pg.Client({ ...config, pipeline: true });
    const line: Line = { client: client.connect().then(() => client), under: 0 };
    // One that breaks fails what is under way on it, and is replaced with the next query.
    const drop = (): void => { if (lines[place] === line) lines[place] = null; };
    client.on('error', drop);
    client.on('end', drop);
    line.client.catch(drop);
    lines[place] = line;
    return line;
  };

  const leastBusy = (): Line => {
    let best: Line | null = null;
    for (const [place, line] of lines.entries()) {
      if (line === null) return open(place);
      if (line.under === 0) return line;
      if (best === null || line.under < best.under) best = line;
    }
    if (best === null) throw new Error('no connections for reading');
    return best;
  };

  return {
    query: async <Row extends pg.QueryResultRow>(statement: Statement) => {
      if (isClosed) throw new Error('the store is closed');
      const line = leastBusy();
      line.under += 1;
      try {
        const client = await line.client;
        sendTogether(client, setImmediate);
        return await client.query<Row>(statement);
      } finally {
        line.under -= 1;
      }
    },
    close: async () => {
      isClosed = true;
      const open = lines.flatMap((line) => (line === null ? [] : [line.client]));
      await Promise.allSettled(open.map(async (client) => (await client).end()));
    },
  };
}

const corked = new WeakSet<pg.ClientBase>();

/** Holds back what is sent on a connection until the turn ends, so that it goes in one piece. */
export function sendTogether(client: pg.ClientBase, atEnd: (act: () => void) => unknown): void {
  if (corked.has(client)) return;
  const stream: unknown = Reflect.get(Reflect.get(client, 'connection') ?? {}, 'stream');
  if (!isCorkable(stream)) return;
  corked.add(client);
  stream.cork();
  atEnd(() => {
    corked.delete(client);
    stream.uncork();
  });
}

type Corkable = { readonly cork: () => void; readonly uncork: () => void };

function isCorkable(stream: unknown): stream is Corkable {
  return typeof stream === 'object' && stream !== null && 'cork' in stream && 'uncork' in stream;
}
