const STATE = { failed: 0, partial: 1, done: 2 };

// A node stays when it matches by itself, or when something of it does.
function shownNodes(matches) {
  if (!filtered()) { return data.nodes; }
  const words = terms();
  const hit = new Set(matches.map(r => r.node));
  // A node that gave nothing has no items that could match, and belongs to what failed.
  const failures = filter.status.some(s => data.statuses[s] === 'failure');
  const byItself = n => filter.group === '' && (filter.status.length === 0 || (failures && n.state === 'failed'));
  return data.nodes.filter(n => hit.has(n) || (byItself(n) && (!filter.node || n.name === filter.node) && words.every(w => n.words.includes(w))));
}

function nodeColumns(most) {
  return [
    { id: 'state', title: 'State', bare: true, kind: 'tight', value: n => STATE[n.state], cell: n => el('span', { class: 'pill ' + n.state }, n.state) },
    { id: 'name', title: 'Node', bare: true, value: n => n.name, cell: n => [el('button', { type: 'button', class: 'name', 'aria-pressed': String(filter.node === n.name), onclick: () => toggle('node', n.name) }, n.name), el('span', { class: 'sub' }, n.address)] },
    { id: 'os', title: 'System', kind: 'full', value: n => n.os || '', cell: n => n.os ? [n.os, el('span', { class: 'sub' }, n.kernel + ' · ' + n.architecture)] : el('span', { class: 'bad' }, n.error) },
    { id: 'clock', title: 'Clock', kind: 'num', value: n => Math.abs(n.clockOffset || 0), down: true, cell: n => n.clockOffset === undefined ? '' : el('span', { class: Math.abs(n.clockOffset) >= 5000 ? 'cutting' : null }, offset(n.clockOffset)) },
    { id: 'items', title: 'Items', kind: 'full', value: n => bad(n.counts), down: true, cell: n => Object.keys(n.counts).length ? [strip(n.counts, 'small'), el('span', { class: 'sub' }, summary(n.counts))] : '' },
    { id: 'size', title: 'Size', kind: 'num', value: n => n.size, down: true, cell: n => n.size ? [size(n.size), meter(n.size / most)] : '' },
    { id: 'open', title: '', bare: true, kind: 'num', cell: n => n.results ? opening(n.directory + '/') : '' },
  ];
}

function showNodes(matches) {
  const list = shownNodes(matches);
  const most = Math.max(1, ...data.nodes.map(n => n.size));
  fill('nodes-table', table({ name: 'nodes', list: list, order: orders.nodes, most: pages.nodes, empty: 'No node matches.', columns: nodeColumns(most),
    onsort: o => { orders.nodes = o; render(); }, onmore: () => { pages.nodes += 100; render(); }, rowClass: n => n.name === filter.node ? 'on' : '' }));
  byId('nodes-count').textContent = list.length === data.nodes.length ? plural(list.length, 'node', 'nodes') : count(list.length) + ' of ' + plural(data.nodes.length, 'node', 'nodes');
}
