import { useEffect } from 'react';
import { neighbour } from '#web/features/checking/finding-filter.ts';

/** Id of the header of a finding in the list. */
export const headerId = (finding: string): string => `finding-${finding}`;

/** What has a use of its own for letters or arrows. */
const takesKeys = 'input, textarea, select, [role="combobox"], [role="menu"], [role="dialog"], [role="separator"], [contenteditable]';

/** Walks through the findings by j and k or the arrows, and takes the focus along; Escape lets go. Not while somebody is typing or in a menu. */
export function useFindingKeys(ids: readonly string[], current: string | null, onChoose: (finding: string | null) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      const at = event.target instanceof Element ? event.target : null;
      if (at !== null && at.closest(takesKeys) !== null) return;
      // Arrows scroll where a pane has the focus; they walk where a finding or nothing has it.
      const arrowsWalk = at === null || at === document.body || at.closest('.findings-list') !== null;
      if (event.key === 'Escape') return onChoose(null);
      const step = event.key === 'j' || (arrowsWalk && event.key === 'ArrowDown') ? 1 : event.key === 'k' || (arrowsWalk && event.key === 'ArrowUp') ? -1 : null;
      if (step === null) return;
      const next = neighbour(ids, current, step);
      if (next === null) return;
      event.preventDefault();
      onChoose(next);
      // Where the list is drawn again first.
      requestAnimationFrame(() => document.getElementById(headerId(next))?.closest<HTMLElement>('[role="button"], button')?.focus());
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [ids, current, onChoose]);
}
