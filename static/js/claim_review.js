// Keys for who reviews many claims. Every key presses a control that is on the page; nothing happens while typing.
(() => {
  "use strict";
  const typing = (target) => target.closest("input, textarea, select, [contenteditable], .select2-container");
  const press = (key) =>
    document.querySelector(`[data-review-key="${CSS.escape(key)}"]`) ||
    document.querySelector(`form[data-keys="${CSS.escape(key)}"] textarea`);
  const rows = () => [...document.querySelectorAll("#result_list tbody tr th a")];
  const step = (by) => {
    const links = rows();
    if (!links.length) return false;
    const at = links.indexOf(document.activeElement);
    links[Math.min(Math.max(at + by, 0), links.length - 1)].focus();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.documentElement.dataset.singleKeys === "off" || document.querySelector("[data-single-keys=off]")) return;
    const control = press(event.key);
    if (control) {
      event.preventDefault();
      control.focus();
      if (control.matches("a, summary")) control.click();
      return;
    }
    if ((event.key === "j" && step(1)) || (event.key === "k" && step(-1))) event.preventDefault();
  });
  // Select2 draws its own box over the field and leaves the field's label behind
  window.addEventListener("load", () => {
    for (const field of document.querySelectorAll("select.admin-autocomplete")) {
      const box = document.getElementById(`select2-${field.id}-container`);
      if (box && field.labels.length) box.setAttribute("aria-label", field.labels[0].textContent.trim());
    }
  });
})();
