// Places in a document's text, in code points as the archive counts them, and marks on them.
const parts = [];

/** Looks up the parts of the text anew, after it was loaded. */
export function readParts(root) {
  parts.length = 0;
  for (const element of root.querySelectorAll('[data-at]')) {
    const text = element.textContent;
    const start = Number(element.dataset.at);
    parts.push({ element, path: element.closest('[data-path]').dataset.path, start, end: start + [...text].length, text });
  }
}

/** Every part of the text, in order. */
export const allParts = () => parts;

const units = (text, points) => [...text].slice(0, points).join('').length;
const points = (text, count) => [...text.slice(0, count)].length;

/** The place of a selection, or null where none of the text is selected. */
export function placeOf(selection) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const inside = parts.filter((p) => range.intersectsNode(p.element));
  if (inside.length === 0) return null;
  const path = inside[0].path;
  const own = inside.filter((p) => p.path === path);
  const at = (part, container, offset, otherwise) => {
    if (!part.element.contains(container)) return otherwise;
    const before = document.createRange();
    before.selectNodeContents(part.element);
    before.setEnd(container, offset);
    return part.start + points(part.text, before.toString().length);
  };
  const first = own[0];
  const last = own[own.length - 1];
  return trimmed({ path, start: at(first, range.startContainer, range.startOffset, first.start), end: at(last, range.endContainer, range.endOffset, last.end) });
}

/** The words at a place. */
export function wordsAt(place) {
  return parts.filter((p) => p.path === place.path && p.start < place.end && p.end > place.start)
    .map((p) => [...p.text].slice(Math.max(0, place.start - p.start), place.end - p.start).join('')).join(' ');
}

function trimmed(place) {
  const own = parts.filter((p) => p.path === place.path && p.start < place.end && p.end > place.start);
  if (own.length === 0) return null;
  let { start, end } = place;
  const first = [...own[0].text];
  while (start < end && start < own[0].end && /\s/.test(first[start - own[0].start])) start++;
  const lastPart = own[own.length - 1];
  end = Math.min(end, lastPart.end);
  const last = [...lastPart.text];
  while (end > start && /\s/.test(last[end - 1 - lastPart.start] ?? 'x')) end--;
  return end > start ? { path: place.path, start, end } : null;
}

/** Where a sentence begins and ends about a position of a text, in units. */
export function sentenceAbout(text, from, to) {
  const ends = [...text.matchAll(/[.!?]["”’)]*\s+(?=[A-Z“"‘(])/g)].map((m) => m.index + m[0].length);
  const start = ends.filter((e) => e <= from).pop() ?? 0;
  const end = ends.find((e) => e >= to) ?? text.length;
  return [start, end];
}

/** The sentence that holds words, case and kind of quotation marks apart: the hit of that number, with how many there are. */
export function findWords(words, number) {
  const fold = (text) => text.toLowerCase().replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').replaceAll(/[‐-―]/g, '-').replaceAll(/\s/g, ' ');
  const wanted = fold(words).trim();
  if (wanted.length < 2) return { count: 0, place: null };
  const hits = [];
  for (const part of parts) {
    const text = fold(part.text);
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) hits.push({ part, at });
  }
  if (hits.length === 0) return { count: 0, place: null };
  const { part, at } = hits[((number % hits.length) + hits.length) % hits.length];
  const [from, to] = sentenceAbout(part.text, at, at + wanted.length);
  return { count: hits.length, place: trimmed({ path: part.path, start: part.start + points(part.text, from), end: part.start + points(part.text, to) }) };
}

/** The place with one sentence more at its end, or one less. */
export function stretched(place, more) {
  const part = parts.find((p) => p.path === place.path && p.start < place.end && p.end >= place.end);
  if (!part) return place;
  const at = units(part.text, place.end - part.start);
  if (more) {
    if (at >= part.text.length) {
      const next = parts[parts.indexOf(part) + 1];
      return next?.path === place.path ? trimmed({ ...place, end: next.start + points(next.text, sentenceAbout(next.text, 0, 1)[1]) }) : place;
    }
    return trimmed({ ...place, end: part.start + points(part.text, sentenceAbout(part.text, at + 1, at + 2)[1]) });
  }
  const [start] = sentenceAbout(part.text, at - 1, at - 1);
  const end = part.start + points(part.text, start);
  return end > place.start ? trimmed({ ...place, end }) ?? place : place;
}

/** Takes every mark off. */
export function clearMarks(root) {
  for (const mark of root.querySelectorAll('mark')) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

/** Marks a place; gives its first mark. */
export function mark(place, kind, label) {
  let first = null;
  for (const part of parts.filter((p) => p.path === place.path && p.start < place.end && p.end > place.start)) {
    const from = units(part.text, Math.max(0, place.start - part.start));
    const to = units(part.text, Math.min(part.end, place.end) - part.start);
    const walker = document.createTreeWalker(part.element, NodeFilter.SHOW_TEXT);
    const pieces = [];
    for (let at = 0, node = walker.nextNode(); node; at += node.data.length, node = walker.nextNode()) {
      const start = Math.max(0, from - at);
      const end = Math.min(node.data.length, to - at);
      if (end > start) pieces.push({ node, start, end });
    }
    for (const { node, start, end } of pieces) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      const element = document.createElement('mark');
      element.className = kind;
      element.title = label;
      range.surroundContents(element);
      first ??= element;
    }
  }
  return first;
}

/** Brings a mark into sight within the text, and leaves the page where it is. What is in sight stays put: a hand that is selecting must find its words where they were. */
export function bring(element) {
  const box = element?.closest('.text');
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const [mark, frame] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  if (mark.top >= frame.top && mark.bottom <= frame.bottom) return;
  box.scrollTop += mark.top - frame.top - box.clientHeight / 3;
}
