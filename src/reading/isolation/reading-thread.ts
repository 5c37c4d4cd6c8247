import { parentPort } from 'node:worker_threads';
import type { Document } from '#core/document.ts';
import { Refusal } from '#core/refusal.ts';
import type { IsolatedAnswer, IsolatedJob } from '#reading/isolation/isolated-job.ts';

async function read({ format, name, bytes }: IsolatedJob): Promise<Document> {
  switch (format) {
    case 'pdf': return (await import('#reading/pdf/read-pdf.ts')).readPdf(name, bytes);
    case 'doc': return (await import('#reading/doc/read-doc.ts')).readDoc(name, bytes);
  }
}

async function answer(job: IsolatedJob): Promise<IsolatedAnswer> {
  try {
    return { document: await read(job) };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { refusal: { code: thrown.code, messages: thrown.messages } };
    return { failure: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown) };
  }
}

const port = parentPort;
port?.on('message', (job: IsolatedJob) => {
  void answer(job).then((message) => port.postMessage(message));
});
