// `npm start`: installs what is missing, builds the page when its sources changed, starts the service with the example under the project's Node.
// Arguments go to `hengji serve`: `npm start -- --port 8000`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWebWhenChanged } from './build-web.mjs';
import { installWhatIsMissing, projectNode, root } from './install.mjs';

installWhatIsMissing({ everything: false });
if (!buildWebWhenChanged()) {
  console.error('网页没有生成，见上文。 · The page could not be built, see above.');
  process.exit(1);
}

// The channel tells the service when this process is gone, however it went. Compiled modules are kept between starts.
const server = spawn(projectNode(), ['--max-semi-space-size=32', join(root, 'src', 'cli', 'main.ts'), 'serve', '--example', ...process.argv.slice(2)], {
  cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'), ...process.env },
});

// The terminal sends its interrupt to the server as well; this process only waits for it to finish.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
});
