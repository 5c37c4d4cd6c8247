import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

export type NamedSchemas = ReturnType<typeof z.registry<{ id: string }>>;

/**
 * The messages of the contract by name, so that the document describes each once: `newProject` of `projects.ts` is
 * `NewProject`. Where two files use a name, the name of the file goes before it. What only stands in addresses is not named.
 */
export async function nameSchemas(): Promise<NamedSchemas> {
  const registry = z.registry<{ id: string }>();
  const named = new Map<string, z.ZodType>();
  const known = new Set<z.ZodType>();
  const folder = join(import.meta.dirname, '../../../contract');
  for (const file of readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name)).toSorted()) {
    const module: Readonly<Record<string, unknown>> = await import(join(folder, file));
    for (const [name, schema] of Object.entries(module)) {
      if (!(schema instanceof z.ZodObject) || known.has(schema) || /(?:query|params)$/i.test(name)) continue;
      const short = pascal(name);
      const whole = named.has(short) ? `${pascal(file.replace(/\.ts$/, ''))}${short}` : short;
      if (named.has(whole)) throw new Error(`two schemas of the contract are called ${whole}`);
      named.set(whole, schema);
      known.add(schema);
      registry.add(schema, { id: whole });
    }
  }
  return registry;
}

function pascal(name: string): string {
  return name.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
}
