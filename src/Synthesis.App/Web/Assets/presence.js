// Who else is on this strategy now; nothing of what they decide.
import { mention } from './server.js';

let strategy = null;
let place = null;

async function look() {
  if (!strategy || document.hidden) return;
  const others = (await mention(`/api/presence?strategy=${encodeURIComponent(strategy)}`).catch(() => null))?.others ?? [];
  const said = others.length === 0 ? '' : `${others.join(' and ')} ${others.length === 1 ? 'is' : 'are'} on this strategy too.`;
  if (place && place.textContent !== said) place.textContent = said;
}

/** Says where one is, and shows who else is there. */
export function beHere(name, element) {
  const moved = name !== strategy;
  [strategy, place] = [name, element];
  if (moved) look();
}

setInterval(look, 10000);
