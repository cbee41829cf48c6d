// The counterpart of PageData and RowData: a text that came before comes as its number.
const data = JSON.parse(document.getElementById('data').textContent);
const MOST_TEXTS = 20000;
const RANK = { failure: 0, cut: 1, absent: 2, fine: 3 };

const rows = (function () {
  const texts = [];
  function text(value) {
    if (typeof value === 'number') { return texts[value]; }
    if (value !== null && texts.length < MOST_TEXTS) { texts.push(value); }
    return value;
  }
  return data.rows.map(function (r, index) {
    const row = { index: index, node: data.nodes[r[0]], group: text(r[1]), item: text(r[2]), each: text(r[3]), status: text(r[4]), source: text(r[5]),
      exit: r[6], signal: r[7], start: r[8], took: r[9], results: r[10], size: r[11], stored: r[12], message: text(r[13]), link: text(r[14]) };
    // Nodes tell the time by their own clocks; the timeline has one.
    row.begin = Math.min(Math.max(0, row.start - (row.node.clockOffset || 0)), Math.max(0, data.end - data.start));
    row.severity = data.statuses[row.status];
    row.name = row.group + '.' + row.item + (row.each === null ? '' : '@' + row.each);
    row.words = [row.node.name, row.name, row.status, row.source, row.message, row.link].join('\n').toLowerCase();
    return row;
  });
})();
data.rows = null;

data.nodes.forEach(function (node, index) {
  node.index = index;
  node.words = [node.name, node.address, node.state, node.os, node.kernel, node.error].join('\n').toLowerCase();
});

const byNode = new Map();
rows.forEach(function (row) {
  if (byNode.has(row.node)) { byNode.get(row.node).push(row); } else { byNode.set(row.node, [row]); }
});

const length = Math.max(1, data.end - data.start, ...data.phases.map(p => p[1] + p[2]));
