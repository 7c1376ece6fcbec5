// How a question is put on the page; all of it as text.
export const words = { present: 'Present', absent: 'Absent', unclear: 'Unclear' };

/** A new element with its text and class. */
export const make = (name, said, kind) => {
  const element = document.createElement(name);
  if (said !== undefined) element.textContent = said;
  if (kind) element.className = kind;
  return element;
};

/** What counts for a code and what does not, with examples. */
export function showRules(box, code) {
  const list = (title, entries) => entries.length === 0 ? [] : [make('h2', title), (() => {
    const ul = make('ul');
    ul.append(...entries.map((entry) => make('li', entry)));
    return ul;
  })()];
  box.replaceChildren(...list('Counts', code.include), ...list('Does not count', code.exclude), ...list('Examples', code.examples.slice(0, 4).map((e) => `“${e.text}”`)),
    ...list('Looks like it and is not', code.counterExamples.slice(0, 4).map((e) => `“${e.text}” – ${e.why}`)));
}
