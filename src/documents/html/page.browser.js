'use strict';
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const paper = document.getElementById('paper');
  const panel = document.getElementById('cards');
  const strip = document.getElementById('strip');
  const cards = all('.card');
  const marks = all('mark');
  const cardById = new Map(cards.map((card) => [card.id, card]));
  const marksById = new Map(cards.map((card) => [card.id, []]));
  for (const mark of marks) for (const id of mark.dataset.f.split(' ')) marksById.get(id)?.push(mark);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let selected = null;

  const visible = () => cards.filter((card) => !card.hidden);

  function scrollInto(box, element, share) {
    const inner = element.getBoundingClientRect();
    const outer = box.getBoundingClientRect();
    if (box.scrollHeight > box.clientHeight + 1) {
      box.scrollTo({ top: box.scrollTop + inner.top - outer.top - outer.height * share, behavior: calm.matches ? 'auto' : 'smooth' });
    } else element.scrollIntoView({ block: 'center' });
  }

  function position() {
    const shown = visible();
    const at = shown.indexOf(selected);
    document.getElementById('position').textContent = shown.length === 0 ? '0' : `${at < 0 ? '–' : at + 1} / ${shown.length}`;
  }

  function select(card, part, focus) {
    for (const mark of all('mark.on')) mark.classList.remove('on', 'here');
    selected?.removeAttribute('aria-current');
    selected = card;
    position();
    if (card === null) return;
    card.setAttribute('aria-current', 'true');
    for (const mark of marksById.get(card.id) ?? []) mark.classList.add('on');
    const anchor = document.getElementById(`${card.id}-${part ?? 0}`);
    const mark = anchor === null ? (marksById.get(card.id) ?? [])[0] : markBehind(anchor);
    if (mark) {
      mark.classList.add('here');
      scrollInto(paper, mark, 0.36);
    }
    if (focus) card.querySelector('.go').focus({ preventScroll: true });
    const box = card.getBoundingClientRect();
    const outer = panel.getBoundingClientRect();
    if (box.top < outer.top || box.bottom > outer.bottom) scrollInto(panel, card, 0.12);
  }

  function markBehind(anchor) {
    let next = anchor.nextElementSibling;
    while (next !== null && next.tagName !== 'MARK') next = next.nextElementSibling;
    return next;
  }

  function step(by) {
    const shown = visible();
    if (shown.length === 0) return;
    const at = shown.indexOf(selected);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(shown.length - 1, Math.max(0, at + by));
    select(shown[next], 0, true);
  }

  function filter() {
    const severities = new Set(all('input[name=severity]:checked').map((input) => input.value));
    const project = document.getElementById('by-project').value;
    const rule = document.getElementById('by-rule').value;
    const words = document.getElementById('by-words').value.trim().toLowerCase();
    for (const card of cards) {
      const { severity, projects, rule: own } = card.dataset;
      card.hidden = !severities.has(severity) || (project !== '' && !projects.split(' ').includes(project))
        || (rule !== '' && own !== rule) || (words !== '' && !card.textContent.toLowerCase().includes(words));
    }
    for (const group of all('.group')) group.hidden = all('.card', group).every((card) => card.hidden);
    for (const mark of marks) mark.classList.toggle('off', mark.dataset.f.split(' ').every((id) => cardById.get(id)?.hidden !== false));
    document.getElementById('none-left').hidden = cards.length === 0 || visible().length > 0;
    if (selected?.hidden) select(null);
    position();
    drawStrip();
  }

  /** Ticks beside the text, as high as the places lie in it. */
  function drawStrip() {
    strip.replaceChildren();
    const height = paper.scrollHeight;
    if (height <= paper.clientHeight) return;
    const top = paper.getBoundingClientRect().top - paper.scrollTop;
    for (const mark of marks) {
      if (mark.classList.contains('off') || mark.classList.contains('operand')) continue;
      const tick = document.createElement('i');
      tick.className = mark.classList[0];
      tick.style.top = `${((mark.getBoundingClientRect().top - top) / height) * 100}%`;
      tick.addEventListener('click', () => choose(mark));
      strip.append(tick);
    }
  }

  /** A place may belong to several findings: clicking again goes on to the next of them. */
  function choose(mark) {
    const ids = mark.dataset.f.split(' ').filter((id) => cardById.get(id)?.hidden === false);
    if (ids.length === 0) return;
    const next = ids[(ids.indexOf(selected?.id) + 1) % ids.length];
    const part = all('.anchor').find((anchor) => anchor.id.startsWith(`${next}-`) && markBehind(anchor) === mark);
    select(cardById.get(next), part === undefined ? 0 : part.id.slice(next.length + 1), false);
  }

  document.addEventListener('click', (event) => {
    const target = event.target;
    const link = target.closest('a.go, a.place');
    if (link !== null) {
      event.preventDefault();
      select(link.closest('.card'), link.hash.slice(link.hash.lastIndexOf('-') + 1), false);
      return;
    }
    const mark = target.closest('mark');
    if (mark !== null) return choose(mark);
    const card = target.closest('.card');
    if (card !== null && getSelection().isCollapsed) select(card, 0, false);
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    if (target.matches('input[type=search], select, textarea')) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    const inPanel = panel.contains(target);
    const by = event.key === 'j' || event.key === 'n' || (inPanel && event.key === 'ArrowDown') ? 1
      : event.key === 'k' || event.key === 'p' || (inPanel && event.key === 'ArrowUp') ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      step(by);
    } else if (event.key === 'Escape') select(null);
    else if (event.key === '/') {
      event.preventDefault();
      document.getElementById('by-words').focus();
    }
  });

  for (const input of all('input[name=severity], #by-project, #by-rule, #by-words')) input.addEventListener('input', filter);
  document.getElementById('agreed').addEventListener('change', (event) => paper.classList.toggle('with-agreed', event.target.checked));
  document.getElementById('previous').addEventListener('click', () => step(-1));
  document.getElementById('next').addEventListener('click', () => step(1));
  document.getElementById('print').addEventListener('click', () => print());

  const root = document.documentElement;
  const remembered = (() => { try { return localStorage.getItem('hengji-theme'); } catch { return null; } })();
  if (remembered === 'dark' || remembered === 'light') root.dataset.theme = remembered;
  document.getElementById('theme').addEventListener('click', () => {
    const dark = root.dataset.theme === 'dark' || (root.dataset.theme === undefined && matchMedia('(prefers-color-scheme: dark)').matches);
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('hengji-theme', root.dataset.theme); } catch { /* A file opened from a disk may have no storage. */ }
  });

  addEventListener('resize', () => requestAnimationFrame(drawStrip));
  root.classList.add('scripted');
  filter();
  const asked = /^#(f\d+)(?:-(\d+))?$/.exec(location.hash);
  if (asked !== null && cardById.has(asked[1])) select(cardById.get(asked[1]), asked[2] ?? 0, false);
})();
