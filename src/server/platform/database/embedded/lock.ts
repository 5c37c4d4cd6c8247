import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does something that two processes may not do at once, on this machine. The lock is a socket name outside of the file
 * system: it goes with the process that holds it, however that ends, so that nothing has to be cleaned up. Null where
 * another process holds it for longer than `patience` milliseconds.
 */
export async function withLock<T>(name: string, patience: number, act: () => Promise<T>): Promise<T | null> {
  const deadline = Date.now() + patience;
  for (;;) {
    const held = await take(`\0hengji-${name}`);
    if (held !== null) {
      try {
        return await act();
      } finally {
        await new Promise<void>((done) => held.close(() => done()));
      }
    }
    if (Date.now() > deadline) return null;
    await sleep(10);
  }
}

function take(name: string): Promise<Server | null> {
  return new Promise((done, failed) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => { if (error.code === 'EADDRINUSE') done(null); else failed(error); });
    server.listen(name, () => done(server));
  });
}
