// Asking the server: every write carries the page's proof and a name by which it is done once, and is sent again until it is answered.
const proof = document.querySelector('meta[name="proof"]')?.content ?? '';
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const unreached = 'The server cannot be reached.';
let waiting = 0;

/** The server answers, and cannot write now. */
class Later extends Error {}

addEventListener('beforeunload', (event) => {
  if (waiting > 0) event.preventDefault();
});

/** What the server answers to a question; throws with its words where it refuses. */
export async function ask(address) {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  const said = await answer.json().catch(() => null);
  if (!answer.ok) throw new Error(said?.error ?? 'The server did not understand.');
  return said;
}

/** Text of a page part. */
export async function part(address) {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  if (!answer.ok) throw new Error('The text could not be loaded.');
  return answer.text();
}

const post = (address, content) => fetch(address, {
  method: 'POST', body: JSON.stringify(content ?? {}),
  headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-Synthesis-Proof': proof },
});

/** Tells something that is lost without harm. */
export async function mention(address) {
  const answer = await post(address);
  return answer.ok ? answer.json() : null;
}

/** Writes, and tries again where the server cannot be reached or says that it cannot write now, until it answers; meanwhile says why. */
export async function tell(address, content, onTrouble = () => {}) {
  waiting++;
  try {
    for (let pause = 500; ; pause = Math.min(pause * 2, 8000)) {
      try {
        const answer = await post(address, content);
        const said = await answer.json().catch(() => null);
        if (answer.status === 503) throw new Later(said?.error ?? unreached);
        if (!answer.ok) throw new Error(said?.error ?? 'The server did not understand. Nothing was changed.');
        return said;
      } catch (trouble) {
        if (!(trouble instanceof TypeError) && !(trouble instanceof Later)) throw trouble;
        onTrouble(trouble instanceof Later ? trouble.message : unreached);
        await wait(pause);
      }
    }
  } finally {
    waiting--;
  }
}

/** A name for a write. */
export const newName = () => crypto.randomUUID();
