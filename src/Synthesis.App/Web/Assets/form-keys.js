// Keys for choices and buttons of a form: whatever bears data-key is pressed by it.
import { bindKeys } from './keys.js';

const keyed = [...document.querySelectorAll('[data-key]')];
bindKeys(keyed.map((element) => [element.dataset.key, element.textContent, () => {
  if (element.matches('a')) location.href = element.href;
  else element.click();
}]));
document.querySelector('[role="alert"]')?.focus();
