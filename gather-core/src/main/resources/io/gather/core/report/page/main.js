const orders = { nodes: { sort: 'state', desc: false }, groups: { sort: 'items', desc: true } };
const pages = { nodes: 50, groups: 50, items: 100, lanes: 16 };

function render() {
  const matches = matching();
  showChips();
  showStatuses();
  showTimeline(matches);
  showNodes(matches);
  showGroups(matches);
  showItems(matches);
  if (byId('q').value !== filter.q) { byId('q').value = filter.q; }
}

function start() {
  document.body.append(el('div', { id: 'tip', hidden: true, role: 'tooltip' }));
  let waiting = 0;
  byId('q').addEventListener('input', function () {
    clearTimeout(waiting);
    waiting = setTimeout(() => { pages.items = 100; change({ q: byId('q').value }); }, rows.length > 5000 ? 200 : 60);
  });
  document.addEventListener('keydown', function (e) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName);
    if (e.key === '/' && !typing && !e.ctrlKey && !e.metaKey && !e.altKey) { byId('q').focus(); e.preventDefault(); }
    if (e.key === 'Escape' && e.target === byId('q')) { change({ q: '' }); byId('q').blur(); }
  });
  document.querySelectorAll('.copy').forEach(button => button.addEventListener('click', function () {
    const code = button.previousElementSibling;
    const done = () => { button.textContent = 'Copied'; setTimeout(() => { button.textContent = 'Copy'; }, 1500); };
    const select = () => getSelection().selectAllChildren(code);
    if (navigator.clipboard) { navigator.clipboard.writeText(code.textContent).then(done, select); } else { select(); }
  }));
  addEventListener('hashchange', () => { if (location.hash.includes('=') || location.hash === '') { readAddress(); render(); } });
  readAddress();
  showRankings();
  showDisclosure();
  render();
  document.documentElement.dataset.ready = 'true';
}

start();
