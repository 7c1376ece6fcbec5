// The list of codes, by a part of their names.
import { make, words } from './question.js';

const dialog = document.getElementById('codes');
const field = document.getElementById('codes-words');
const list = document.getElementById('code-list');
let [order, answered, turnTo] = [[], {}, () => {}];

/** Opens the list. */
export function openCodes(all, done, turn) {
  [order, answered, turnTo] = [all, done, turn];
  field.value = '';
  show();
  dialog.showModal();
  field.focus();
}

function show() {
  const wanted = field.value.toLowerCase();
  list.replaceChildren(...order.filter((code) => `${code.title} ${code.id}`.toLowerCase().includes(wanted)).map((code) => {
    const button = make('button');
    button.type = 'button';
    button.append(make('span', code.title), make('span', words[answered[code.id]] ?? '', 'hint'));
    button.addEventListener('click', () => {
      dialog.close();
      turnTo(code.id);
    });
    const line = make('li');
    line.append(button);
    return line;
  }));
}

field.addEventListener('input', show);
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  list.querySelector('button')?.click();
});
