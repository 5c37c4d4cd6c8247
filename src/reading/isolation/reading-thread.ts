import { parentPort } from 'node:worker_threads';
import { Refusal } from '#core/refusal.ts';
import type { IsolatedAnswer, IsolatedJob } from '#reading/isolation/isolated-job.ts';
import { readPdf } from '#reading/pdf/read-pdf.ts';

// What the libraries print about fonts and pictures is not for the reader of a report. (Piped output would keep the process alive.)
for (const method of ['log', 'info', 'warn', 'error'] as const) console[method] = () => undefined;

async function answer(job: IsolatedJob): Promise<IsolatedAnswer> {
  try {
    return { document: await readPdf(job.name, job.bytes) };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { refusal: { code: thrown.code, messages: thrown.messages } };
    return { failure: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown) };
  }
}

const port = parentPort;
port?.on('message', (job: IsolatedJob) => {
  void answer(job).then((message) => port.postMessage(message));
});
