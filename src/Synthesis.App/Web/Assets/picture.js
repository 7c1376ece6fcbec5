// The picture of the page in step with the text, and the quote's place on it.
import { ask } from './server.js';

const frame = document.getElementById('picture');
const number = document.getElementById('page-number');
let shown = { path: null, page: 0, pages: 0 };
let turn = 0;

/** Shows the page on which a quote stands, with its marks. */
export async function showQuote(strategy, place) {
  const mine = ++turn;
  const section = document.querySelector(`[data-path="${CSS.escape(place.path)}"]`);
  if (!section?.dataset.picture) return;
  showPage(strategy, place.path, place.page ?? pageOf(place) ?? 1, place.quote);
  const marks = await ask(`/api/marks?strategy=${encodeURIComponent(strategy)}&path=${encodeURIComponent(place.path)}&start=${place.start}&end=${place.end}`).catch(() => []);
  if (mine !== turn || marks.length === 0) return;
  if (marks[0].page !== shown.page) showPage(strategy, place.path, marks[0].page, place.quote);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${marks[0].width} ${marks[0].height}`);
  svg.setAttribute('aria-hidden', 'true');
  for (const box of marks[0].marks) {
    const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [name, value] of [['x', box.x0], ['y', box.y0], ['width', box.x1 - box.x0], ['height', box.y1 - box.y0]]) rect.setAttribute(name, value);
    svg.append(rect);
  }
  frame.querySelector('svg')?.remove();
  frame.append(svg);
  const top = frame.offsetTop + (marks[0].marks[0].y0 / marks[0].height) * frame.clientHeight - frame.parentElement.clientHeight / 3;
  frame.parentElement.scrollTop = top;
}

/** Shows a page. */
export function showPage(strategy, path, page, quote) {
  const pages = Number(document.querySelector(`[data-path="${CSS.escape(path)}"]`)?.dataset.pages ?? 0);
  if (page < 1 || (pages > 0 && page > pages)) return;
  const same = shown.path === path && shown.page === page;
  shown = { path, page, pages };
  number.textContent = `Page ${page} of ${pages}`;
  if (same && frame.querySelector('img')) {
    frame.querySelector('svg')?.remove();
    return;
  }
  const image = new Image();
  image.alt = `Page ${page}${quote ? `, with the quote: ${quote}` : ''}`;
  image.src = `/picture?strategy=${encodeURIComponent(strategy)}&path=${encodeURIComponent(path)}&page=${page}`;
  frame.replaceChildren(image);
}

/** Takes the marks off the picture. */
export function clearPicture() {
  turn++;
  frame.querySelector('svg')?.remove();
}

/** Turns pages. */
export function turnPage(strategy, by) {
  turn++;
  if (shown.path) showPage(strategy, shown.path, shown.page + by);
}

/** Shows the first page of a strategy, or says that there is none. */
export function showFirst(strategy) {
  turn++;
  const section = document.querySelector('[data-picture]');
  shown = { path: null, page: 0, pages: 0 };
  if (section) {
    showPage(strategy, section.dataset.path, 1);
  } else {
    number.textContent = 'No page';
    const words = document.createElement('p');
    words.className = 'hint';
    words.textContent = 'This format has no pages.';
    frame.replaceChildren(words);
  }
}

function pageOf(place) {
  let page = null;
  for (const element of document.querySelectorAll(`[data-path="${CSS.escape(place.path)}"] [data-page], [data-path="${CSS.escape(place.path)}"] [data-at]`)) {
    if (element.dataset.page) page = Number(element.dataset.page);
    else if (Number(element.dataset.at) > place.start) break;
  }
  return page;
}
