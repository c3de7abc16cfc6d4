// Small helps for forms, for all pages. None is needed: the server checks and explains everything itself.

/** Starts all helps on a page. */
export function helpForms(page) {
  leadFromSummary(page.querySelector('.govuk-error-summary'));
  page.querySelectorAll('.govuk-character-count[data-maxlength]').forEach(countCharacters);
  page.querySelectorAll('[data-engage-total]').forEach(keepTotal);
  page.querySelectorAll('[data-behaviour=exclusive]').forEach(chooseAlone);
  page.querySelectorAll('form[method=post]').forEach(sendOnce);
  page.querySelectorAll('[data-engage-print]').forEach(offerPrint);
}

/** A person with a screen reader hears what is wrong first; a link in the summary puts the cursor into its field. */
function leadFromSummary(summary) {
  if (!summary) return;
  summary.tabIndex = -1;
  summary.focus();
  summary.addEventListener('click', event => {
    const id = event.target.closest?.('a')?.hash?.slice(1);
    const field = id && document.getElementById(id);
    if (!field) return;
    event.preventDefault();
    const group = field.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(id)}"]`) ?? field;
    group.scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

/** Says how many characters are left: at once to those who see it, after a pause to those who hear it. */
function countCharacters(group) {
  const box = group.querySelector('textarea');
  const message = group.querySelector('.govuk-character-count__message');
  if (!box || !message) return;
  const most = Number(group.dataset.maxlength);
  const heard = announcer(group);
  const update = () => {
    const left = most - box.value.length;
    const count = Math.abs(left).toLocaleString('en-GB');
    const words = `You have ${count} character${Math.abs(left) === 1 ? '' : 's'} ${left < 0 ? 'too many' : 'remaining'}`;
    message.textContent = words;
    message.classList.toggle('govuk-error-message', left < 0);
    message.classList.toggle('govuk-hint', left >= 0);
    heard(words);
  };
  box.addEventListener('input', update);
  if (box.value) update();
}

/** Adds up the numbers of a question that shares out a total: data-engage-total="100" data-engage-unit="points". */
function keepTotal(group) {
  const total = Number(group.dataset.engageTotal);
  const unit = group.dataset.engageUnit ?? '';
  const shown = group.querySelector('[data-engage-total-shown]');
  if (!shown) return;
  const heard = announcer(group);
  const money = amount => unit === 'pounds' ? `£${amount.toLocaleString('en-GB')}` : `${amount.toLocaleString('en-GB')} ${unit}`.trim();
  const update = event => {
    let sum = 0;
    for (const box of group.querySelectorAll('input[inputmode=numeric]')) {
      const number = Number(box.value.replace(/[£,\s]/g, ''));
      if (Number.isFinite(number)) sum += number;
    }
    const left = total - sum;
    const rest = left === 0 ? 'all shared out' : left > 0 ? `${money(left)} left` : `${money(-left)} too many`;
    shown.textContent = `You have shared out ${money(sum)} of ${money(total)}: ${rest}.`;
    shown.classList.toggle('engage-total--over', left < 0);
    if (event) heard(shown.textContent);
  };
  shown.hidden = false;
  group.addEventListener('input', update);
  update();
}

/** "None of these" takes the ticks out of the others, and each of the others out of it. */
function chooseAlone(box) {
  const others = [...box.form.elements].filter(e => e.type === 'checkbox' && e.name === box.name && e !== box);
  box.addEventListener('change', () => box.checked && others.forEach(other => { other.checked = false; }));
  for (const other of others) {
    if (other.dataset.behaviour !== 'exclusive') other.addEventListener('change', () => other.checked && (box.checked = false));
  }
}

/** A second press within two seconds is a slip of the finger. The server would know it, too. */
function sendOnce(form) {
  let last = -Infinity;
  form.addEventListener('submit', event => {
    if (event.timeStamp - last < 2000) event.preventDefault();
    else last = event.timeStamp;
  });
}

/** A button that prints is only there when it works. */
function offerPrint(place) {
  place.hidden = false;
  place.querySelector('button')?.addEventListener('click', () => window.print());
}

/** A place that is read out, a second after the last change. */
function announcer(group) {
  const place = document.createElement('div');
  place.className = 'govuk-visually-hidden';
  place.setAttribute('aria-live', 'polite');
  group.append(place);
  let timer;
  return words => {
    clearTimeout(timer);
    timer = setTimeout(() => { place.textContent = words; }, 1000);
  };
}
