// A table that changes as decisions are made: asked for anew now and then, and put in place where it changed.
import { part } from './server.js';

setInterval(async () => {
  if (document.hidden) return;
  const page = new DOMParser().parseFromString(await part(location.href).catch(() => ''), 'text/html');
  const [here, there] = [document.getElementById('live'), page.getElementById('live')];
  if (here && there && here.dataset.edition !== there.dataset.edition && !here.contains(document.activeElement)) here.replaceWith(there);
}, 10000);
