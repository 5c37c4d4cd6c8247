import { writeSync } from 'node:fs';
import { recordChange } from '#server/platform/audit/record-change.ts';
import { openDatabase } from '#server/platform/database/open-database.ts';
import { fundEntry } from '#server/platform/database/schema/ledger.ts';
import { newId } from '#server/platform/row-id.ts';

/** Books payments as fast as it can and names each one on standard output when it is stored, until it is killed. Arguments: data folder, address of a server or empty, department, projects. */
const [dataFolder = '', url = '', departmentId = '', ...projects] = process.argv.slice(2);
const database = await openDatabase({ dataFolder, url });
const actor = { accountId: null, name: 'writer', requestId: null };

await Promise.all(projects.map(async (projectId) => {
  for (;;) {
    const id = newId();
    await database.transaction(async (tx) => {
      await tx.insert(fundEntry).values({ departmentId, id, projectId, kind: 'paid', amountFen: 100n, occurredOn: '2023-05-01' });
      await recordChange(tx, { departmentId, actor, act: 'funds.entry.book', subject: { type: 'fund-entry', id }, after: { amountFen: 100n }, at: new Date() });
    });
    writeSync(1, `${id}\n`);
  }
}));
