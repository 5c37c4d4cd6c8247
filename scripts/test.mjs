// `npm test`: installs what is missing, then types, lint and every test. The last line is the count.
// Arguments go to vitest: `npm test -- src/checker/figures`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installWhatIsMissing, projectNode, root } from './install.mjs';

installWhatIsMissing({ everything: true });

const node = projectNode();
const bin = join(root, 'node_modules', '.bin');
const environment = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, NODE_ENV: 'test' };
const results = join(root, '.cache', 'test-results.json');
mkdirSync(join(root, '.cache'), { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs one command to its end; answers whether it went well. */
function run(title, command, args) {
  const started = process.hrtime.bigint();
  console.log(`\n— ${title}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment });
  if (error) console.error(String(error));
  console.log(`  ${status === 0 ? 'ok' : 'failed'}, ${(process.hrtime.bigint() - started) / 1_000_000n} ms`);
  return status === 0;
}

function count(well) {
  if (well) total.passed += 1;
  else total.failed += 1;
}

// The walls between the rooms stand in the project references, and nothing but `tsc -b` looks at those.
count(run('types (tsc -b)', join(bin, 'tsc'), ['-b', '--pretty', 'false']));
count(run('lint (oxlint)', join(bin, 'oxlint'), ['--type-aware', '--deny-warnings']));
countTests('tests (vitest)', process.argv.slice(2));

// What is stored must be the same on the oldest PostgreSQL that is served.
if (process.argv.length <= 2) {
  const debian = '/usr/lib/postgresql/15/bin';
  const title = "tests of the store on Debian's PostgreSQL 15";
  if (existsSync(join(debian, 'postgres'))) {
    environment.HENGJI_TEST_DATABASE = debian;
    countTests(title, ['src/server', 'tests/database/store', 'tests/database/migrate', 'tests/database/backup', 'tests/service', 'tests/access', '--passWithNoTests']);
  } else {
    console.log(`\n— ${title}: skipped, it is not installed (apt-get install postgresql-15)`);
    total.skipped += 1;
  }
}

console.log('');
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Runs tests and adds what came of them. */
function countTests(title, args) {
  rmSync(results, { force: true });
  const ran = run(title, node, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...args]);
  const counted = readResults();
  total.passed += counted.passed;
  total.skipped += counted.skipped;
  total.failed += counted.failed;
  // An error outside every test fails the run without failing a test.
  if (!ran && counted.failed === 0) total.failed += 1;
}

function readResults() {
  let report;
  try {
    report = JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
  // A file that could not be loaded has no tests that could fail.
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
