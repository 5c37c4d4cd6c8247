// Loaded before the command: whatever reaches for a network throws and leaves a line in the file named by HENGJI_REACHED.
import { appendFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';

const require = createRequire(import.meta.url);
const refuse = (name) => function reached() {
  appendFileSync(process.env.HENGJI_REACHED, `${name}\n`);
  throw new Error(`reached for the network: ${name}`);
};

const doors = {
  'node:net': ['connect', 'createConnection', 'createServer'],
  'node:tls': ['connect', 'createServer'],
  'node:dns': ['lookup', 'resolve', 'resolve4', 'resolve6'],
  'node:dns/promises': ['lookup', 'resolve', 'resolve4', 'resolve6'],
  'node:http': ['request', 'get', 'createServer'],
  'node:https': ['request', 'get', 'createServer'],
  'node:http2': ['connect', 'createServer', 'createSecureServer'],
  'node:dgram': ['createSocket'],
};
for (const [module, names] of Object.entries(doors)) for (const name of names) require(module)[name] = refuse(`${module} ${name}`);
require('node:net').Socket.prototype.connect = refuse('net.Socket connect');
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = class { constructor() { refuse('WebSocket')(); } };
globalThis.EventSource = class { constructor() { refuse('EventSource')(); } };
syncBuiltinESMExports();
