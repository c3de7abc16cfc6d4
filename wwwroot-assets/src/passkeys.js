// Passkeys, where the browser knows them. The forms are hidden without a script; with one they ask the device and are then
// sent like any other form, so that errors, redirects and the form's own token work as everywhere.

/** Shows and starts the passkey forms of a page. */
export function helpPasskeys(page) {
  if (typeof PublicKeyCredential?.parseRequestOptionsFromJSON !== 'function') return;
  page.querySelectorAll('form[data-engage-passkey]').forEach(askDevice);
}

function askDevice(form) {
  const says = form.querySelector('[data-engage-passkey-says]');
  const credential = form.elements.namedItem('credential');
  form.hidden = false;
  form.addEventListener('submit', async event => {
    if (credential.value) return;
    event.preventDefault();
    // Other helps that listen on this form must not count this as sent.
    event.stopImmediatePropagation();
    says.textContent = 'Waiting for your device…';
    try {
      credential.value = JSON.stringify(await (form.dataset.engagePasskey === 'create' ? create(form) : get(form)));
      says.textContent = '';
      form.submit();
    } catch (error) {
      says.textContent = error.name === 'InvalidStateError' ? 'This device has a passkey for your account already.' : 'That did not work. Try again, or use another way.';
    }
  });
}

async function options(form) {
  const token = form.elements.namedItem('__RequestVerificationToken').value;
  const reply = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams({ __RequestVerificationToken: token }) });
  if (!reply.ok) throw new Error(`The options answered ${reply.status}.`);
  return reply.json();
}

async function create(form) {
  return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await options(form)) });
}

async function get(form) {
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await options(form)) });
}
