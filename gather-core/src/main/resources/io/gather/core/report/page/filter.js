// What is shown: kept in the address, so that a view can be sent to somebody.
const filter = { q: '', node: '', group: '', status: [], sort: '', desc: false };

function readAddress() {
  const at = new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : '');
  filter.q = at.get('q') || '';
  filter.node = at.get('node') || '';
  filter.group = at.get('group') || '';
  filter.status = (at.get('status') || '').split(',').filter(s => s in data.statuses);
  filter.sort = at.get('sort') || '';
  filter.desc = at.get('order') === 'down';
}

function writeAddress() {
  const at = new URLSearchParams();
  if (filter.node) { at.set('node', filter.node); }
  if (filter.group) { at.set('group', filter.group); }
  if (filter.status.length) { at.set('status', filter.status.join(',')); }
  if (filter.q) { at.set('q', filter.q); }
  if (filter.sort) { at.set('sort', filter.sort); at.set('order', filter.desc ? 'down' : 'up'); }
  try { history.replaceState(null, '', '#' + at); } catch (e) { location.hash = at; }
}

function terms() { return filter.q.toLowerCase().split(/\s+/).filter(Boolean); }

function matching() {
  const words = terms();
  return rows.filter(r => (!filter.node || r.node.name === filter.node) && (!filter.group || r.group === filter.group)
    && (!filter.status.length || filter.status.includes(r.status)) && words.every(w => r.words.includes(w)));
}

function filtered() { return filter.q.trim() !== '' || filter.node !== '' || filter.group !== '' || filter.status.length > 0; }

function change(change) {
  Object.assign(filter, change);
  writeAddress();
  render();
}

function toggle(key, value) { change({ [key]: filter[key] === value ? '' : value }); }

function toggleStatus(status) {
  change({ status: filter.status.includes(status) ? filter.status.filter(s => s !== status) : filter.status.concat(status) });
}

function showChips() {
  const chip = (text, undo) => el('button', { class: 'chip', type: 'button', 'aria-label': 'Remove filter ' + text, onclick: () => change(undo) }, text);
  fill('chips',
    filter.q.trim() && chip('“' + filter.q.trim() + '”', { q: '' }),
    filter.node && chip('node ' + filter.node, { node: '' }),
    filter.group && chip('group ' + filter.group, { group: '' }),
    filter.status.map(s => chip(s, { status: filter.status.filter(o => o !== s) })));
}
