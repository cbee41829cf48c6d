// All text goes in as text: nothing that a node said is ever read as markup.
function el(name, attributes, ...children) {
  const svg = name === 'svg' || name === 'rect' || name === 'title';
  const element = svg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) { continue; }
    if (key.startsWith('on')) { element.addEventListener(key.slice(2), value); }
    else { element.setAttribute(key, value === true ? '' : value); }
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== '') { element.append(child); }
  }
  return element;
}

function byId(id) { return document.getElementById(id); }

function fill(id, ...children) { byId(id).replaceChildren(...children.flat().filter(Boolean)); }

function meter(share) {
  const bar = el('i');
  bar.style.width = Math.max(share > 0 ? 1 : 0, Math.round(share * 100)) + '%';
  return el('span', { class: 'meter', 'aria-hidden': 'true' }, bar);
}

// A bar of all statuses, the worst first.
function strip(counts, kind) {
  const shown = ranked().filter(s => counts[s] > 0);
  const label = shown.map(s => count(counts[s]) + ' ' + s).join(', ') || 'no items';
  return el('div', { class: 'strip ' + kind, role: 'img', 'aria-label': label, title: label }, shown.map(function (s) {
    const part = el('i', { class: 'fill-' + data.statuses[s] });
    part.style.flexGrow = counts[s];
    return part;
  }));
}

function ranked() {
  return Object.keys(data.statuses).sort((a, b) => RANK[data.statuses[a]] - RANK[data.statuses[b]]);
}

function opening(link, label) {
  return link ? el('a', { class: 'open', href: href(link), 'aria-label': 'Open ' + link, title: link }, label || (link.endsWith('/') ? 'Folder' : 'Open')) : null;
}
