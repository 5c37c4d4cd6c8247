import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const assets = join(import.meta.dirname, 'dist/web/assets');

/** Compresses the files of the page once, as small as they get, instead of at each request. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async closeBundle() {
    const files = (await readdir(assets)).filter((name) => /\.(?:js|css|svg)$/.test(name));
    await Promise.all(files.map(async (name) => {
      const content = await readFile(join(assets, name));
      if (content.length < 1024) return;
      await writeFile(join(assets, `${name}.br`), await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length, [constants.BROTLI_PARAM_LGWIN]: 22 } }));
    }));
  },
};

export default defineConfig({
  root: join(import.meta.dirname, 'src/web'),
  base: './',
  cacheDir: join(import.meta.dirname, '.cache/vite'),
  plugins: [react(), compressed],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});
