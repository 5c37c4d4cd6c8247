import { projectsTexts } from '#web/platform/messages/projects.ts';
import { useTexts, type Texts } from '#web/platform/texts.ts';

/** A word of a catalogue by a key that comes from the data; the data itself where the catalogue has none. */
export function useWordOf<T extends Texts>(texts: T): (key: string, otherwise?: string) => string {
  const t = useTexts(texts);
  return (key, otherwise = key) => (Object.hasOwn(texts, key) ? t(key) : otherwise);
}

export function useProjectWord(): (key: string, otherwise?: string) => string {
  return useWordOf(projectsTexts);
}
