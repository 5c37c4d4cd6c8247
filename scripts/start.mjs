// `npm start`: installs what is missing, builds the page when its sources changed, starts the server under the project's Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWebWhenChanged } from './build-web.mjs';
import { installWhatIsMissing, projectNode, root } from './install.mjs';

installWhatIsMissing({ everything: false });
if (!buildWebWhenChanged()) {
  console.error('网页没有生成，见上文。 · The page could not be built, see above.');
  process.exit(1);
}

// The channel tells the server when this process is gone, however it went.
const server = spawn(projectNode(), ['--max-semi-space-size=8', join(root, 'src', 'server', 'main.ts')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });

// The terminal sends its interrupt to the server as well; this process only waits for it to finish.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
});
