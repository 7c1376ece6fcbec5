// Single keys: what each does, shown in the help, off where the person turns them off (WCAG 2.1.4).
const keep = 'synthesis-keys';
const own = new Map();

/** Whether single keys act. */
export const keysAct = () => localStorage.getItem(keep) !== 'off';

/** Says what keys do: [key, what it does in words, the act]. */
export function bindKeys(bindings) {
  const list = document.getElementById('keys');
  for (const [keys, words, act] of bindings) {
    for (const key of keys.split(' ')) own.set(key, act);
    if (!list) continue;
    const term = document.createElement('dt');
    for (const key of keys.split(' ')) {
      const shown = document.createElement('kbd');
      shown.textContent = key.replace('ArrowRight', '→').replace('ArrowLeft', '←');
      term.append(shown, ' ');
    }
    const told = document.createElement('dd');
    told.textContent = words;
    list.append(term, told);
  }
  const toggle = document.getElementById('keys-on');
  if (toggle) {
    toggle.checked = keysAct();
    toggle.addEventListener('change', () => localStorage.setItem(keep, toggle.checked ? 'on' : 'off'));
  }
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !keysAct()) return;
  if (event.target.closest('input[type="text"], input[type="search"], textarea, select, dialog[open]')) return;
  if (event.key === 'Enter' && event.target.closest('button, a, summary, input')) return;
  const act = own.get(event.key);
  if (!act) return;
  event.preventDefault();
  act(event.key);
});
