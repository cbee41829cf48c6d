'use strict';
// Comfort alone: a choice shows at once, "/" goes to the search, empty fields stay out of the address.
(function () {
  var form = document.querySelector('form.filter');
  if (!form) { return; }
  form.addEventListener('submit', function () {
    Array.prototype.forEach.call(form.elements, function (field) {
      if (field.name && !field.value) { field.disabled = true; }
    });
  });
  Array.prototype.forEach.call(form.querySelectorAll('select'), function (select) {
    select.addEventListener('change', function () { form.requestSubmit(); });
  });
  window.addEventListener('pageshow', function () {
    Array.prototype.forEach.call(form.elements, function (field) { field.disabled = false; });
  });
  document.addEventListener('keydown', function (event) {
    var search = form.querySelector('input[type=search]');
    if (event.key === '/' && search && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      search.focus();
    }
  });
})();
