// Coding free text: the keys 1 to 9 alone tick themes, and Enter saves. Only added: access keys and the mouse do the same.
// WCAG 2.1.4: keys of one character can be switched off, and never act while something is being typed.
const remembered = 'engage-coding-keys';

export function helpCoding(page) {
  const form = page.querySelector('[data-engage-coding]');
  if (!form) { return; }
  const row = form.querySelector('[data-engage-keys]');
  const button = row.querySelector('button');
  let isOn = read() !== 'off';
  row.hidden = false;
  button.setAttribute('aria-pressed', String(isOn));
  button.addEventListener('click', () => {
    isOn = !isOn;
    button.setAttribute('aria-pressed', String(isOn));
    write(isOn ? 'on' : 'off');
  });
  page.addEventListener('keydown', event => {
    if (!isOn || event.ctrlKey || event.altKey || event.metaKey || event.target.matches('textarea, select, input:not([type=checkbox])')) { return; }
    const box = /^[1-9]$/.test(event.key) ? form.querySelector(`input[name=Themes][accesskey="${event.key}"]`) : null;
    if (box) { box.click(); event.preventDefault(); }
    else if (event.key === 'Enter' && event.target.matches('body, main, input[type=checkbox]')) { form.requestSubmit(); event.preventDefault(); }
  });
}

function read() {
  try { return localStorage.getItem(remembered); } catch { return null; }
}

function write(value) {
  try { localStorage.setItem(remembered, value); } catch { /* Not remembered, then. */ }
}
