const ROW = 7, MOST_ROWS = 12;

// Bars that overlap go below each other; what is left when a lane is full shares its last row.
function stack(bars) {
  const ends = [];
  bars.sort((a, b) => a.start - b.start || b.took - a.took).forEach(function (bar) {
    let row = ends.findIndex(end => end <= bar.start);
    if (row < 0) { row = Math.min(ends.length, MOST_ROWS - 1); }
    ends[row] = Math.max(ends[row] || 0, bar.start + bar.took);
    bar.row = row;
  });
  return Math.max(1, ends.length);
}

function lane(label, bars, tall, keys) {
  const height = stack(bars) * tall;
  const svg = el('svg', { viewBox: '0 0 1000 ' + height, preserveAspectRatio: 'none', height: height, tabindex: keys ? '0' : null, role: 'img', 'aria-label': label });
  let at = -1;
  const rects = bars.map(function (bar, i) {
    const width = Math.min(1000, Math.max(2.5, bar.took / length * 1000));
    const x = Math.min(bar.start / length * 1000, 1000 - width);
    return el('rect', { x: x.toFixed(2), y: bar.row * tall, width: width.toFixed(2), height: tall - 1, rx: 1, class: bar.kind,
      onmousemove: e => showTip(bar, e.clientX, e.clientY), onmouseleave: hideTip, onclick: () => { at = i; mark(); bar.open(); } });
  });
  function mark() {
    rects.forEach((r, i) => r.classList.toggle('at', i === at));
    if (bars[at]) { byId('lane-detail').replaceChildren(el('b', null, bars[at].title), ' ' + bars[at].text); }
  }
  svg.append(...rects);
  svg.addEventListener('keydown', function (e) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (step) { at = Math.min(bars.length - 1, Math.max(0, at + step)); mark(); e.preventDefault(); }
    if (e.key === 'Enter' && bars[at]) { bars[at].open(); }
  });
  return svg;
}

function showTip(bar, x, y) {
  const tip = byId('tip');
  tip.replaceChildren(el('b', null, bar.title), bar.text);
  tip.hidden = false;
  tip.style.left = Math.max(8, Math.min(x + 14, innerWidth - tip.offsetWidth - 8)) + 'px';
  tip.style.top = (y + 18 + tip.offsetHeight > innerHeight ? y - tip.offsetHeight - 10 : y + 18) + 'px';
}

function hideTip() { byId('tip').hidden = true; }

function phaseLanes() {
  return data.phases.map(function (p) {
    const text = took(p[2]) + (p[3] ? ', failed: ' + p[3] : '');
    const bar = { start: Math.max(0, p[1]), took: p[2], kind: 'b-phase' + (p[3] ? ' b-broken' : ''), title: p[0], text: text, open: () => {} };
    return el('div', { class: 'lane phase' }, el('span', { title: text }, p[0], el('span', null, took(p[2]))), lane(p[0] + ', ' + text, [bar], 8, false));
  });
}

function nodeLane(node, list, matches) {
  const bars = list.map(r => ({ start: r.begin, took: r.took, kind: 'b-' + r.severity + (matches.has(r) ? '' : ' off'), title: r.name,
    text: r.status + ', ' + clock(data.start + r.start) + ', ' + took(r.took) + (r.message ? ', ' + r.message.slice(0, 200) : ''), open: () => { change({ q: r.name, node: node.name }); byId('items').scrollIntoView(); } }));
  return el('div', { class: 'lane' }, el('button', { type: 'button', class: 'name', title: node.name, onclick: () => toggle('node', node.name) }, node.name), lane(node.name + ': ' + plural(bars.length, 'item', 'items'), bars, ROW, true));
}

function axis() {
  const ticks = [0, .25, .5, .75, 1].map(function (share) {
    const tick = el('span', { class: 'tick' + (share === 1 ? ' last' : '') }, clock(data.start + share * length));
    tick.style.left = share * 100 + '%';
    return tick;
  });
  return el('div', { class: 'lane axis' }, el('span', null, took(length)), el('div', null, ticks));
}

function showTimeline(matches) {
  const hit = new Set(matches);
  const nodes = shownNodes(matches).filter(n => byNode.has(n));
  const shown = sorted(nodes, nodeColumns(1), { sort: 'state', desc: false }).slice(0, pages.lanes);
  fill('lanes', phaseLanes(), shown.map(n => nodeLane(n, byNode.get(n), hit)), axis(),
    shown.length < nodes.length && el('button', { type: 'button', class: 'more-lanes', onclick: () => { pages.lanes += 40; render(); } }, 'Show more of ' + count(nodes.length) + ' nodes'));
}
