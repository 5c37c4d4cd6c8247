const namespaces: readonly (readonly [ends: string, prefix: string])[] = [
  ['/wordprocessingml/main', 'w'],
  ['/markup-compatibility/2006', 'mc'],
  ['/officeDocument/2006/math', 'm'],
  ['/officeDocument/math', 'm'],
  ['/spreadsheetml/main', 'x'],
  ['/spreadsheetml/2006/main', 'x'],
  ['/wordprocessingml/2006/main', 'w'],
  ['/officeDocument/2006/relationships', 'r'],
  ['/officeDocument/relationships', 'r'],
];

/**
 * Names of elements and attributes with the prefix that everybody uses (`w:p`), whatever prefix the part has chosen.
 * Other namespaces keep the prefix as it is written.
 */
export class CanonicalNames {
  readonly #prefixes = new Map<string, string>();
  readonly #names = new Map<string, string>();

  /** Takes note of the namespaces that a start tag declares. */
  learn(tag: string): void {
    if (!tag.includes('xmlns')) return;
    for (const match of tag.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*["']([^"']*)["']/g)) {
      const known = namespaces.find(([ends]) => match[2]?.endsWith(ends) === true)?.[1];
      if (known === undefined) continue;
      const prefix = match[1] === undefined ? '' : `${match[1]}:`;
      if (this.#prefixes.get(prefix) !== known) {
        this.#prefixes.set(prefix, known);
        this.#names.clear();
      }
    }
  }

  canonical(name: string): string {
    const cached = this.#names.get(name);
    if (cached !== undefined) return cached;
    const colon = name.indexOf(':') + 1;
    const known = this.#prefixes.get(name.slice(0, colon));
    const canonical = known === undefined ? name : `${known}:${name.slice(colon)}`;
    if (this.#names.size < 5000) this.#names.set(name, canonical);
    return canonical;
  }

  /** What the part writes for a canonical prefix, colon included: `w:`, `ns0:` or nothing. */
  written(prefix: string): string {
    for (const [written, known] of this.#prefixes) if (known === prefix) return written;
    return `${prefix}:`;
  }
}
