function showStatuses() {
  const counts = {};
  data.nodes.forEach(n => Object.entries(n.counts).forEach(([s, c]) => { counts[s] = (counts[s] || 0) + c; }));
  const buttons = ranked().filter(s => counts[s] > 0).map(s => el('button', { type: 'button', class: 'toggle', 'aria-pressed': String(filter.status.includes(s)), onclick: () => toggleStatus(s) },
    el('span', { class: 'dot fill-' + data.statuses[s] }), el('b', null, count(counts[s])), s));
  fill('statuses', strip(counts, ''), el('div', { class: 'legend' }, buttons));
}

function showGroups(matches) {
  const live = filtered() && !data.failuresOnly;
  const groups = new Map(data.groups.map((g, i) => [g.name, live ? { index: i, name: g.name, counts: {}, size: 0, stored: 0, took: 0 } : Object.assign(g, { index: i })]));
  if (live) {
    matches.forEach(function (r) {
      const g = groups.get(r.group);
      g.counts[r.status] = (g.counts[r.status] || 0) + 1;
      g.size += r.size; g.stored += r.stored; g.took += r.took;
    });
  }
  const list = [...groups.values()].filter(g => Object.keys(g.counts).length > 0);
  const most = Math.max(1, ...list.map(g => g.size));
  fill('groups-table', table({ name: 'groups', list: list, order: orders.groups, most: pages.groups, empty: 'No group matches.', columns: groupColumns(most),
    onsort: o => { orders.groups = o; render(); }, onmore: () => { pages.groups += 100; render(); }, rowClass: g => g.name === filter.group ? 'on' : '' }));
  byId('groups-count').textContent = plural(list.length, 'group', 'groups');
}

function bad(counts) {
  return Object.entries(counts).filter(([s]) => RANK[data.statuses[s]] < 2).reduce((sum, [, c]) => sum + c, 0);
}

function groupColumns(most) {
  return [
    { id: 'name', title: 'Group', bare: true, kind: 'full', value: g => g.name, cell: g => el('button', { type: 'button', class: 'name', onclick: () => toggle('group', g.name) }, g.name) },
    { id: 'items', title: 'Items', kind: 'full', value: g => bad(g.counts), down: true, cell: g => [strip(g.counts, 'small'), el('span', { class: 'sub' }, summary(g.counts))] },
    { id: 'took', title: 'Time, summed', kind: 'num', value: g => g.took, down: true, cell: g => took(g.took) },
    { id: 'size', title: 'Size', kind: 'num', value: g => g.size, down: true, cell: g => [size(g.size), meter(g.size / most)] },
    { id: 'stored', title: 'In the bundle', kind: 'num', value: g => g.stored, down: true, cell: g => size(g.stored) },
  ];
}

function summary(counts) { return ranked().filter(s => counts[s] > 0).map(s => count(counts[s]) + ' ' + s).join(', '); }

function showRankings() {
  const ranking = (id, list, value, text) => fill(id, list.length === 0 ? el('p', { class: 'empty' }, 'Nothing was gathered.') : el('ol', null, list.map(r => el('li', null,
    el('span', null, r.link ? el('a', { href: href(r.link), title: r.link }, r.item) : r.item, el('span', { class: 'sub' }, r.node)), el('span', null, text(value(r))), meter(value(r) / Math.max(1, value(list[0])))))));
  ranking('biggest', data.biggest, r => r.size, size);
  ranking('slowest', data.slowest, r => r.took, took);
}
