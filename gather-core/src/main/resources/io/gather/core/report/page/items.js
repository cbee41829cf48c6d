// How it ended: an exit code, a signal, or nothing where there was none.
function ending(r) { return r.signal !== null ? 'signal ' + r.signal : r.exit !== null ? String(r.exit) : ''; }

const itemColumns = [
  { id: 'status', title: 'Status', bare: true, kind: 'tight', value: r => RANK[r.severity], cell: r => el('span', { class: 'pill ' + r.severity }, r.status) },
  { id: 'node', title: 'Node', bare: true, value: r => r.node.name, cell: r => el('button', { type: 'button', class: 'name', onclick: () => toggle('node', r.node.name) }, r.node.name) },
  { id: 'item', title: 'Item', bare: true, kind: 'full', value: r => r.name, cell: r => [r.name, r.source && el('span', { class: 'sub mono' }, r.source), r.message && el('span', { class: 'message' }, r.message)] },
  { id: 'exit', title: 'Exit', kind: 'num', value: r => r.exit === null ? -1 : r.exit, down: true, cell: ending },
  { id: 'took', title: 'Took', kind: 'num', value: r => r.took, down: true, cell: r => took(r.took) },
  { id: 'size', title: 'Size', kind: 'num', value: r => r.size, down: true, cell: r => r.results ? size(r.size) : '' },
  { id: 'open', title: '', bare: true, kind: 'num', cell: r => opening(r.link) },
];

function showItems(matches) {
  const order = { sort: filter.sort || 'status', desc: filter.desc };
  fill('items-table', table({ name: 'items', list: matches, order: order, most: pages.items, empty: rows.length ? 'No item matches.' : 'There is nothing to list.', columns: itemColumns,
    onsort: o => change(o), onmore: () => { pages.items += 400; render(); }, rowClass: r => r.severity + '-row' }));
  byId('items-count').textContent = (matches.length === rows.length ? plural(rows.length, 'item', 'items') : count(matches.length) + ' of ' + plural(rows.length, 'item', 'items'))
    + (data.leftOut ? ', ' + count(data.leftOut) + ' more in manifest.json' : '');
}
