// A sorted list that shows a page at a time. Columns: { id, title, value for sorting, cell, kind of the cell }.
function sorted(list, columns, order) {
  const column = columns.find(c => c.id === order.sort);
  if (!column) { return list; }
  const sign = order.desc ? -1 : 1;
  const compare = (a, b) => typeof a === 'string' ? a.localeCompare(b, 'en', { numeric: true }) : a - b;
  return list.slice().sort((a, b) => sign * compare(column.value(a), column.value(b)) || a.index - b.index);
}

function headers(columns, order, onsort) {
  return el('thead', null, el('tr', null, columns.map(function (c) {
    const state = order.sort === c.id ? (order.desc ? 'descending' : 'ascending') : null;
    const label = c.value ? el('button', { type: 'button', onclick: () => onsort({ sort: c.id, desc: order.sort === c.id ? !order.desc : Boolean(c.down) }) }, c.title)
      : el('span', null, c.title);
    return el('th', { scope: 'col', class: (c.kind || '') + ' c-' + c.id, 'aria-sort': state }, label);
  })));
}

function body(list, columns, rowClass) {
  return el('tbody', null, list.map(item => el('tr', { class: rowClass(item) || null }, columns.map(c => el('td', { class: c.kind || null, 'data-label': c.bare ? null : c.title }, c.cell(item))))));
}

function table(options) {
  const all = sorted(options.list, options.columns, options.order);
  if (all.length === 0) { return [el('p', { class: 'empty' }, options.empty)]; }
  const shown = all.slice(0, options.most);
  const parts = [el('table', { class: options.name }, headers(options.columns, options.order, options.onsort), body(shown, options.columns, options.rowClass))];
  if (shown.length < all.length) {
    parts.push(el('div', { class: 'more' }, el('button', { type: 'button', onclick: options.onmore }, 'Show more'), count(shown.length) + ' of ' + count(all.length)));
  }
  return parts;
}
