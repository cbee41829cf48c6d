// The numbers are those of ChartPage.java; lines are drawn as PanelSvg.java draws them.
const data = JSON.parse(document.getElementById('data').textContent);
const WIDTH = 600, HEIGHT = 150;
const UNITS = { PERCENT: ' %', MILLISECONDS: ' ms', MICROSECONDS: ' µs', BYTES: 'B', BYTES_PER_SECOND: 'B/s', PER_SECOND: '/s', COUNT: '' };
const charts = [];
let zoom = { from: 0, until: data.steps };

function shown(value, unit) {
  const bytes = unit.startsWith('BYTES'), scaled = bytes || unit === 'PER_SECOND' || unit === 'COUNT';
  let size = Math.abs(value), power = 0;
  while (scaled && size >= (bytes ? 1024 : 1000) && power < 5) { size /= bytes ? 1024 : 1000; power++; }
  const digits = size === 0 ? '0' : size < 0.01 ? size.toExponential(1) : size < 9.995 ? String(+size.toFixed(2)) : size < 99.95 ? String(+size.toFixed(1)) : size.toFixed(0);
  const letter = ['', 'k', 'M', 'G', 'T', 'P'][power], suffix = UNITS[unit];
  return (value < 0 ? '-' : '') + digits + (scaled ? (letter + suffix ? ' ' + letter + suffix : '') : suffix);
}

function clock(seconds) { return new Date(seconds * 1000).toISOString().slice(5, 19).replace('T', ' '); }

function nice(highest) {
  if (!(highest > 0)) { return 1; }
  const power = Math.pow(10, Math.floor(Math.log10(highest)));
  return [1, 2, 5, 10].map(n => n * power).find(n => n >= highest) || highest;
}

function path(values, top) {
  const each = WIDTH / (zoom.until - zoom.from);
  let drawing = false, text = '';
  for (let i = zoom.from; i < zoom.until; i++) {
    if (values[i] === null) { drawing = false; continue; }
    const y = Math.min(HEIGHT, Math.max(0, HEIGHT - values[i] / top * HEIGHT)).toFixed(1), x = (i - zoom.from) * each;
    const alone = !drawing && (i + 1 === zoom.until || values[i + 1] === null);
    text += alone ? 'M' + x.toFixed(1) + ' ' + y + 'H' + (x + each).toFixed(1) : (drawing ? 'L' : 'M') + (x + each / 2).toFixed(1) + ' ' + y;
    drawing = true;
  }
  return text;
}

function draw(chart) {
  const lines = chart.data.lines.filter((_, i) => !chart.rows[i].hidden);
  const highest = lines.flatMap(l => l.slice(zoom.from, zoom.until)).reduce((a, b) => b !== null && b > a ? b : a, 0);
  const top = nice(highest);
  chart.paths.forEach((line, i) => {
    line.setAttribute('d', chart.rows[i].hidden ? '' : path(chart.data.lines[i], top));
  });
  const ticks = chart.svg.querySelectorAll('.tick');
  ticks[0].textContent = shown(top, chart.data.unit);
  ticks[1].textContent = shown(top / 2, chart.data.unit);
  chart.svg.querySelector('.from').textContent = clock(data.from + zoom.from * data.step);
  chart.svg.querySelector('.until').textContent = clock(data.from + zoom.until * data.step);
}

function setZoom(from, until) {
  const begin = Math.max(0, from), end = Math.min(data.steps, until);
  zoom = begin < end ? { from: begin, until: end } : { from: 0, until: data.steps };
  document.getElementById('out').hidden = zoom.from === 0 && zoom.until === data.steps;
  charts.filter(chart => chart.svg).forEach(chart => { read(chart, -1); draw(chart); });
}

function stepAt(chart, event) {
  const box = chart.svg.getBoundingClientRect();
  const share = Math.min(0.9999, Math.max(0, (event.clientX - box.left) / box.width));
  return zoom.from + Math.floor(share * (zoom.until - zoom.from));
}

function read(chart, step) {
  chart.at = step;
  const cursor = chart.svg.querySelector('.cursor');
  if (step < 0) { cursor.setAttribute('d', ''); chart.read.textContent = ''; return; }
  const x = ((step - zoom.from + 0.5) * WIDTH / (zoom.until - zoom.from)).toFixed(1);
  cursor.setAttribute('d', 'M' + x + ' 0V' + HEIGHT);
  const parts = chart.data.lines.map((values, i) => chart.rows[i].hidden || values[step] === null ? '' : chart.names[i] + ' ' + shown(values[step], chart.data.unit));
  chart.read.textContent = clock(data.from + step * data.step) + '  ' + (parts.filter(Boolean).join(' · ') || 'nothing');
}

function listen(chart) {
  let began = -1;
  chart.svg.addEventListener('pointerdown', e => { began = stepAt(chart, e); });
  chart.svg.addEventListener('pointermove', e => read(chart, stepAt(chart, e)));
  chart.svg.addEventListener('pointerleave', () => { began = -1; read(chart, -1); });
  chart.svg.addEventListener('pointerup', function (e) {
    const ended = stepAt(chart, e);
    if (began >= 0 && Math.abs(ended - began) > 1) { setZoom(Math.min(began, ended), Math.max(began, ended) + 1); }
    began = -1;
  });
  chart.svg.addEventListener('keydown', function (e) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (step) {
      read(chart, Math.min(zoom.until - 1, Math.max(zoom.from, chart.at < 0 ? zoom.from : chart.at + step)));
      e.preventDefault();
    }
  });
}

function filter(text) {
  const wanted = text.trim().toLowerCase();
  charts.forEach(function (chart) {
    const whole = chart.title.includes(wanted);
    chart.rows.forEach((row, i) => { row.hidden = !whole && !chart.names[i].toLowerCase().includes(wanted); });
    chart.element.hidden = chart.rows.every(row => row.hidden);
    if (chart.svg && !chart.element.hidden) { draw(chart); }
  });
  document.querySelectorAll('.cluster').forEach(section => { section.hidden = !section.querySelector('.panel:not([hidden])'); });
}

function readAddress() {
  const told = new URLSearchParams(location.hash.slice(1));
  document.getElementById('q').value = told.get('q') || '';
  filter(told.get('q') || '');
  const from = Number(told.get('from')), until = Number(told.get('until'));
  if (until > from) { setZoom(Math.floor((from - data.from) / data.step), Math.ceil((until - data.from) / data.step)); }
}

function start() {
  document.querySelectorAll('[data-panel]').forEach(function (element) {
    const chart = { element: element, data: data.panels[element.dataset.panel], svg: element.querySelector('svg'), read: element.querySelector('.read'), at: -1,
      rows: [...element.querySelectorAll('[data-line]')] };
    chart.names = chart.rows.map(row => row.querySelector('.mono').textContent);
    chart.paths = chart.rows.map((_, i) => element.querySelector('.line.c' + i));
    chart.title = (element.closest('.cluster').querySelector('h2').textContent + ' ' + element.querySelector('h3').textContent).toLowerCase();
    charts.push(chart);
    if (chart.svg) { listen(chart); }
  });
  const q = document.getElementById('q');
  q.addEventListener('input', () => filter(q.value));
  document.getElementById('out').addEventListener('click', () => setZoom(0, data.steps));
  document.addEventListener('keydown', e => { if (e.key === 'Escape') { setZoom(0, data.steps); } });
  document.getElementById('tools').hidden = false;
  readAddress();
  document.documentElement.dataset.ready = 'true';
}

start();
