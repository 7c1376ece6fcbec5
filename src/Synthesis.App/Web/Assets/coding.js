// The coding page: one question at a time, answered by a key.
import { ask, newName, part, tell } from './server.js';
import { openCodes } from './codes.js';
import { bindKeys } from './keys.js';
import { bring, clearMarks, findWords, mark, placeOf, readParts, stretched, wordsAt } from './places.js';
import { clearPicture, showFirst, showQuote, turnPage } from './picture.js';
import { beHere } from './presence.js';
import { make, showRules, words } from './question.js';

const byId = (id) => document.getElementById(id);
const page = byId('coding');
const text = byId('text');
const order = (await ask('/api/codebook'));
const codes = new Map(order.map((code) => [code.id, code]));
let cell = await ask(`/api/cell?strategy=${encodeURIComponent(page.dataset.strategy)}&code=${encodeURIComponent(page.dataset.code)}`);
let by = page.dataset.by;
let quotes = [];
let chosen = -1;
let values = new Set();
let note = '';
let hit = 0;
let busy = false;

const say = (said, wrong = false) => {
  byId('said').textContent = said;
  byId('said').classList.toggle('wrong', wrong);
};

/** Puts a cell on the page. */
function show() {
  const code = codes.get(cell.code);
  byId('authority').textContent = cell.authorities;
  byId('place').textContent = `Code ${order.indexOf(code) + 1} of ${order.length}`;
  byId('question').textContent = code.title;
  byId('definition').textContent = code.definition;
  document.title = `${code.title} – Synthesis`;
  showRules(byId('rules-text'), code);
  const answer = cell.own ?? cell.suggestion;
  values = new Set(answer?.values ?? []);
  note = cell.own?.note ?? '';
  quotes = [...(cell.own?.quotes ?? []).map((q) => ({ ...q, kind: 'own' })), ...(cell.suggestion?.quotes ?? []).map((q) => ({ ...q, kind: 'machine' }))];
  quotes = quotes.filter((q, i) => quotes.findIndex((o) => o.path === q.path && o.start === q.start && o.end === q.end) === i);
  chosen = quotes.length > 0 ? 0 : -1;
  showAnswer();
  showValues(code);
  showNote();
  showQuotes();
  const { done, total, left } = cell.progress;
  byId('bar').max = Math.max(1, total);
  byId('bar').value = done;
  byId('left').textContent = `${done} of ${total} answered. ${left}`;
  history.replaceState(null, '', `/coding?strategy=${encodeURIComponent(cell.strategy)}&code=${encodeURIComponent(cell.code)}&by=${by}`);
  for (const link of document.querySelectorAll('[data-way]')) {
    link.href = `/coding?strategy=${encodeURIComponent(cell.strategy)}&code=${encodeURIComponent(cell.code)}&by=${link.dataset.way}`;
  }
  document.querySelector('.ask').scrollTop = 0;
  beHere(cell.strategy, byId('others'));
}

function showAnswer() {
  const box = byId('suggestion');
  box.hidden = false;
  box.className = cell.own ? 'suggestion own' : 'suggestion';
  const titles = (ids) => ids.map((id) => codes.get(cell.code).values.find((v) => v.id === id)?.title ?? id).join(', ');
  const said = cell.own
    ? `You answered ${words[cell.own.status]}${cell.own.values.length > 0 ? `: ${titles(cell.own.values)}` : ''}.${cell.own.note ? ` Note: ${cell.own.note}` : ''}`
    : cell.suggestion ? `The machine suggests ${words[cell.suggestion.status]}${cell.suggestion.score === null ? '' : ` (chance of present ${Math.round(100 * cell.suggestion.score)}%)`}.`
    : page.dataset.hidden ? 'The machine’s suggestions are hidden in this round.' : 'The machine suggests nothing here.';
  box.replaceChildren(make('p', said));
}

function showValues(code) {
  byId('values').hidden = code.values.length === 0;
  byId('value-list').replaceChildren(...code.values.map((value, i) => {
    const label = make('label');
    const box = make('input');
    box.type = 'checkbox';
    box.checked = values.has(value.id);
    box.addEventListener('change', () => toggleValue(i));
    label.append(box, make('kbd', String(i + 1)), ` ${value.title}`);
    if (value.definition) label.title = value.definition;
    return label;
  }));
}

function toggleValue(i) {
  const code = codes.get(cell.code);
  const value = code.values[i];
  if (!value) return;
  const had = values.has(value.id);
  if (code.choose === 'one') values.clear();
  if (had) values.delete(value.id);
  else values.add(value.id);
  showValues(code);
  say(`${value.title}: ${had ? 'no' : 'yes'}`);
}

function showNote() {
  byId('note-shown').hidden = note === '';
  byId('note-shown').textContent = `Note: ${note}`;
}

/** Lists the quotes, marks them in the text, and turns to the chosen one. */
function showQuotes() {
  byId('quotes-part').hidden = quotes.length === 0;
  byId('quotes').replaceChildren(...quotes.map((quote, i) => {
    const line = make('li', undefined, quote.kind);
    const button = make('button');
    button.type = 'button';
    button.setAttribute('aria-pressed', String(i === chosen));
    button.append(make('span', `${quote.kind === 'machine' ? '' : quote.kind === 'own' ? 'Yours: ' : 'Selected: '}“${quote.quote}”${quote.page ? ` p. ${quote.page}` : ''}`, 'words'));
    button.addEventListener('click', () => choose(i));
    line.append(button);
    if (quote.kind === 'own' && quotes.filter((q) => q.kind === 'own').length > 1) {
      const drop = make('button', 'Take back', 'drop');
      drop.type = 'button';
      drop.addEventListener('click', () => undo(quote.decision));
      line.append(drop);
    }
    return line;
  }));
  clearMarks(text);
  let first = null;
  quotes.forEach((quote, i) => {
    const made = mark(quote, i === chosen ? 'chosen' : quote.kind, quote.kind === 'machine' ? 'The machine’s suggestion' : 'Your quote');
    if (i === chosen) first = made;
  });
  bring(first);
  if (chosen >= 0) showQuote(cell.strategy, quotes[chosen]);
  else clearPicture();
}

function choose(i) {
  if (quotes.length === 0) return say('There is no quote to choose. Press f to find words, or select them in the text.');
  chosen = (i + quotes.length) % quotes.length;
  showQuotes();
}

/** Takes a place of the text as the quote. */
function take(place) {
  if (!place) return;
  const quote = { ...place, page: null, quote: wordsAt(place), values: [], kind: 'selected' };
  quotes = [quote, ...quotes.filter((q) => q.kind !== 'selected')];
  chosen = 0;
  showQuotes();
}

/** Sends an answer; goes on once it is on disk. */
function answer(status, stay = false) {
  if (busy) return;
  const quote = status === 'absent' ? null : quotes[chosen];
  if (status === 'present' && !quote) return say('Present needs a quote. Press f to find words, or select them in the text.', true);
  const { path, start, end } = quote ?? {};
  const given = { request: newName(), strategy: cell.strategy, code: cell.code, round: cell.round, status, values: status === 'present' ? [...values] : [], path, start, end, note: note || null };
  alone(async () => {
    const started = performance.now();
    const said = await tell(`/api/decide?by=${by}&stay=${stay}`, given, (why) => say(`Not saved yet: ${why} Trying again…`, true));
    page.dataset.took = String(Math.round(performance.now() - started));
    await goTo(said.next, `Saved: ${words[status]}.`);
  });
}

/** Shows another cell, with its text where the strategy is another. Until all of it is there the page stays with the cell it shows. */
async function goTo(next, said) {
  if (!next) {
    cell = await ask(`/api/cell?strategy=${encodeURIComponent(cell.strategy)}&code=${encodeURIComponent(cell.code)}`);
    show();
    return say(`${said} Nothing is left to answer in this round.`);
  }
  if (next.strategy !== cell.strategy) {
    text.innerHTML = await part(`/coding/text?strategy=${encodeURIComponent(next.strategy)}`);
    byId('text-title').textContent = next.title;
    readParts(text);
    showFirst(next.strategy);
  }
  cell = next;
  show();
  say(`${said} Now: ${codes.get(cell.code).title}.`);
}

/** Does one thing with the cell at a time: what is asked for meanwhile is not done. */
async function alone(act) {
  if (busy) return;
  busy = true;
  try {
    await act();
  } catch (trouble) {
    say(trouble.message, true);
  } finally {
    busy = false;
  }
}

const undo = (decision) => alone(async () => {
  const said = await tell(`/api/undo?request=${newName()}${decision ? `&decision=${decision}` : ''}`, null, (why) => say(`Not taken back yet: ${why} Trying again…`, true));
  await goTo(said.next, 'Taken back.');
});

/** Goes to a code of this strategy without answering. */
const turnTo = (code) => alone(async () => goTo(await ask(`/api/cell?strategy=${encodeURIComponent(cell.strategy)}&code=${encodeURIComponent(code)}`), ''));

const neighbour = (step) => turnTo(order[(order.indexOf(codes.get(cell.code)) + step + order.length) % order.length].id);

function open(form, field) {
  byId(form).hidden = false;
  byId(field).focus();
  byId(field).select();
}

function look() {
  const [, digits, sought] = /^(?:([1-9]+):)?\s*(.*)$/s.exec(byId('find-words').value);
  const code = codes.get(cell.code);
  if (digits) {
    values = new Set([...digits].map((digit) => code.values[digit - 1]?.id).filter(Boolean).slice(code.choose === 'one' ? -1 : 0));
    showValues(code);
  }
  const { count, place } = findWords(sought, hit);
  byId('find-hits').textContent = sought.length < 2 ? '' : count === 0 ? 'The text does not say this.' : `${(((hit % count) + count) % count) + 1} of ${count}. Arrow keys: the next or the one before.`;
  if (place) take(place);
  return place;
}

byId('find-words').addEventListener('input', () => { hit = 0; look(); });
byId('find-words').addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    hit += event.key === 'ArrowDown' ? 1 : -1;
    look();
  } else if (event.key === 'Escape') {
    byId('find').hidden = true;
    byId('question').focus();
  }
});
byId('find').addEventListener('submit', (event) => {
  event.preventDefault();
  if (!look()) return say('The text does not say this.', true);
  byId('find').hidden = true;
  byId('find-words').value = '';
  byId('question').focus();
  answer('present');
});
byId('note-text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    note = byId('note-text').value.trim();
    byId('note').hidden = true;
    byId('note-text').value = '';
    byId('question').focus();
    showNote();
    say('The note goes with your answer.');
  } else if (event.key === 'Escape') {
    byId('note').hidden = true;
    byId('question').focus();
  }
});
text.addEventListener('mouseup', () => take(placeOf(getSelection())));

const acts = {
  present: () => answer('present'), absent: () => answer('absent'), unclear: () => answer('unclear'),
  add: () => answer('present', true), undo: () => undo(), find: () => open('find', 'find-words'), note: () => { byId('note-text').value = note; open('note', 'note-text'); },
  help: () => byId('help').showModal(),
  codes: () => openCodes(order, cell.answered, turnTo),
  'page-back': () => turnPage(cell.strategy, -1), 'page-on': () => turnPage(cell.strategy, 1),
  picture: () => document.body.classList.toggle('shows-picture'),
  rules: () => { byId('rules').open = !byId('rules').open; },
  way: () => { location.href = document.querySelector(`[data-way="${{ strategy: 'code', code: 'queue', queue: 'strategy' }[by]}"]`).href; },
};
for (const button of document.querySelectorAll('[data-do]')) button.addEventListener('click', () => acts[button.dataset.do]());
bindKeys([
  ['y Enter', 'Present, with the chosen quote; go on', acts.present], ['n', 'Absent; go on', acts.absent], ['u', 'Unclear: flag it; go on', acts.unclear],
  ['1 2 3 4 5 6 7 8 9', 'Set or clear a value', (key) => toggleValue(Number(key) - 1)],
  ['j', 'Next quote', () => choose(chosen + 1)], ['k', 'Quote before', () => choose(chosen - 1)],
  ['f', 'Find words and take their sentence as the quote', acts.find], [']', 'Quote one sentence more', () => chosen >= 0 && take(stretched(quotes[chosen], true))], ['[', 'Quote one sentence less', () => chosen >= 0 && take(stretched(quotes[chosen], false))],
  ['a', 'Add the chosen quote to Present, and stay', acts.add], ['o', 'Write a note', acts.note], ['z', 'Take back your last answer', acts.undo],
  ['. ArrowRight', 'Next code, without answering', () => neighbour(1)], [', ArrowLeft', 'Code before', () => neighbour(-1)], ['g', 'Go to a code', acts.codes],
  ['d', 'What counts, what does not, examples', acts.rules], ['p', 'Page picture on narrow screens', acts.picture], ['b', 'Next by strategy, by code, by queue', acts.way], ['?', 'These keys', acts.help],
]);
readParts(text);
showFirst(cell.strategy);
const sent = new URLSearchParams(location.search);
show();
if (sent.get('path') && sent.get('end')) take({ path: sent.get('path'), start: Number(sent.get('start')), end: Number(sent.get('end')) });
page.dataset.ready = 'yes';
