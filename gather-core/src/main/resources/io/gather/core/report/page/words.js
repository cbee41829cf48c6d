// Numbers as people read them; the same forms as in nodes_info.
function count(n) { return n.toLocaleString('en-US'); }

function size(bytes) {
  if (bytes < 1024) { return bytes + ' B'; }
  let value = bytes, unit = -1;
  while (value >= 999.5 && unit < 4) { value /= 1024; unit++; }
  return value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0) + ' ' + 'kMGTP'[unit] + 'B';
}

function took(millis) {
  const seconds = Math.floor(millis / 1000);
  if (millis < 1000) { return Math.round(millis) + ' ms'; }
  if (millis < 10000) { return (millis / 1000).toFixed(1) + ' s'; }
  if (seconds < 100) { return seconds + ' s'; }
  const two = n => String(n).padStart(2, '0');
  if (seconds < 6000) { return Math.floor(seconds / 60) + ' m ' + two(seconds % 60) + ' s'; }
  return Math.floor(seconds / 3600) + ' h ' + two(Math.floor(seconds % 3600 / 60)) + ' m';
}

function offset(millis) { return (millis < 0 ? '−' : '+') + took(Math.abs(millis)); }

function clock(millis) { return new Date(millis).toISOString().slice(11, 19); }

function plural(n, one, many) { return count(n) + ' ' + (n === 1 ? one : many); }

// Each part is encoded, and the dot keeps a name with a colon from being taken for a scheme. Halves of characters cannot be encoded.
function href(path) { return './' + path.replace(/\p{Surrogate}/gu, '\ufffd').split('/').map(encodeURIComponent).join('/'); }
