// The leak meter: what was kept from others, by kind, and what is left of it all the same.
function showDisclosure() {
  const told = data.disclosure;
  const kinds = [...new Set([told.masked, told.replaced, told.left].flatMap(counts => Object.keys(counts || {})))];
  const hidden = kind => (told.masked[kind] || 0) + ((told.replaced || {})[kind] || 0);
  const left = kind => (told.left || {})[kind] || 0;
  const list = kinds.sort((a, b) => left(b) - left(a) || hidden(b) - hidden(a) || (a < b ? -1 : 1));
  const most = Math.max(1, ...list.map(hidden));
  const words = kind => [told.masked[kind] ? count(told.masked[kind]) + ' masked' : null, (told.replaced || {})[kind] ? count(told.replaced[kind]) + ' replaced' : null].filter(Boolean).join(', ');
  fill('leak-meter', list.length === 0 ? el('p', { class: 'empty' }, 'None were found.') : el('ol', null, list.map(kind => el('li', null,
    el('span', null, kind, el('span', { class: 'sub' }, words(kind))),
    told.left === null ? el('span') : el('span', { class: 'pill ' + (left(kind) > 0 ? 'failed' : 'done') }, left(kind) > 0 ? count(left(kind)) + ' left' : 'none left'), meter(hidden(kind) / most)))));
  byId('disclosure-hint').textContent = (told.kept ? 'Secrets were kept, as told. ' : '') + searched(told, list.reduce((sum, kind) => sum + left(kind), 0));
}

function searched(told, left) {
  if (told.left === null) { return 'Not searched for what may be left.'; }
  return (left === 0 ? 'Searched, and nothing is left' : 'Searched, and ' + count(left) + ' left') + (told.unsearched > 0 ? '; ' + plural(told.unsearched, 'file', 'files') + ' could not be looked into.' : '.');
}
