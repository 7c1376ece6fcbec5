// A publication to read, with one place marked in text and picture.
import { bring, mark, readParts, wordsAt } from './places.js';
import { showFirst, showQuote, turnPage } from './picture.js';

const page = document.getElementById('coding');
const { strategy, path, start, end } = page.dataset;
readParts(document.getElementById('text'));
document.getElementById('page-back').addEventListener('click', () => turnPage(strategy, -1));
document.getElementById('page-on').addEventListener('click', () => turnPage(strategy, 1));
showFirst(strategy);
if (path && end) {
  const place = { path, start: Number(start), end: Number(end) };
  bring(mark(place, 'chosen', 'The quote'));
  showQuote(strategy, { ...place, quote: wordsAt(place) });
}
page.dataset.ready = 'yes';
