// Comforts on top of pages that work without them. Everything is found by data attributes; nothing here decides anything.

const body = document.body;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const words = (name) => body.dataset[name] ?? "";
const typing = (el) => el.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

// --- toast ------------------------------------------------------------------------------------------------------
function toast(text) {
  const box = document.createElement("div");
  box.className = "toast";
  box.dataset.toast = "";
  box.textContent = text;
  document.getElementById("toasts")?.append(box);
  fade(box);
}

// Stays as long as it is being read or holds the focus; errors are told on the page, so nothing is lost.
function fade(box) {
  const wait = () => {
    if (box.matches(":hover, :focus-within")) setTimeout(wait, 2000);
    else box.remove();
  };
  setTimeout(wait, 8000);
}

// --- copy -------------------------------------------------------------------------------------------------------
async function copy(button) {
  const field = button.dataset.copyField && document.getElementById(button.dataset.copyField);
  const text = field ? field.value : button.dataset.copy; // of a field: as it stands now
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    fallbackCopy(text); // plain http has no clipboard interface
  }
  button.classList.add("is-done");
  setTimeout(() => button.classList.remove("is-done"), 1500);
  toast(words("copied"));
}

function fallbackCopy(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "vh";
  body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

// --- theme ------------------------------------------------------------------------------------------------------
function setTheme(button) {
  const theme = button.dataset.themeSet;
  const age = theme ? 31536000 : 0;
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  for (const each of all("[data-theme-set]")) each.setAttribute("aria-pressed", String(each === button));
}

// --- dialogs and menus --------------------------------------------------------------------------------------------
function openDialog(opener, event) {
  const dialog = document.getElementById(opener.dataset.dialog);
  if (!dialog?.showModal) return;
  event?.preventDefault();
  dialog.showModal();
  dialog.addEventListener("close", () => opener.focus?.(), { once: true });
}

function closeMenus(except) {
  for (const menu of all("details.menu[open]")) if (!menu.contains(except)) menu.open = false;
}

document.addEventListener("click", (event) => {
  const on = (selector) => event.target.closest?.(selector);
  closeMenus(event.target);
  const pressed = { copy: on("[data-copy]"), theme: on("[data-theme-set]"), dialog: on("[data-dialog]"), close: on("[data-close]") };
  if (pressed.copy) copy(pressed.copy);
  if (pressed.theme) setTheme(pressed.theme);
  if (pressed.dialog) openDialog(pressed.dialog, event);
  if (pressed.close) pressed.close.closest("[data-toast]")?.remove();
  if (event.target.matches?.("[aria-disabled=true]")) event.preventDefault();
});

// --- lists --------------------------------------------------------------------------------------------------------
const boxes = (root) => all('tbody input[type="checkbox"]', root);

function showSelected(form) {
  const checked = boxes(form).filter((box) => box.checked).length;
  for (const line of all("[data-bulk-count]", form)) line.textContent = line.dataset.bulkCount.replace("%(count)s", checked);
  const head = form.querySelector("[data-select-all]");
  if (!head) return;
  head.checked = checked > 0 && checked === boxes(form).length;
  head.indeterminate = checked > 0 && !head.checked;
}

document.addEventListener("change", (event) => {
  const el = event.target;
  const form = el.closest("form");
  if (el.matches("[data-select-all]")) for (const box of boxes(form)) box.checked = el.checked;
  if (el.matches('[type="checkbox"]') && form) showSelected(form);
  if (el.matches("[data-submit-on-change]")) form?.requestSubmit();
  if (el.matches('[data-drop] input[type="file"]')) preview(el);
});

function rows() {
  return all("tr:has([data-row-link])");
}

function step(by) {
  const list = rows();
  const at = list.findIndex((row) => row.classList.contains("is-here"));
  const next = list[Math.max(0, Math.min(list.length - 1, at < 0 ? 0 : at + by))];
  if (!next) return;
  list[at]?.classList.remove("is-here");
  next.classList.add("is-here");
  next.querySelector("[data-row-link]").focus();
}

function select() {
  const box = document.querySelector('tr.is-here input[type="checkbox"]');
  box?.click();
}

// --- keys: nothing while typing, nothing when the profile switched them off ------------------------------------------
let went = 0;

const keys = {
  "/": () => document.getElementById("q")?.focus(),
  "?": () => document.getElementById("keys")?.showModal(),
  g: () => { went = Date.now(); },
  j: () => step(1),
  k: () => step(-1),
  x: select,
  c: () => document.querySelector(".dl--parcel .mono + [data-copy]")?.click(), // of the first parcel
  Enter: () => document.querySelector("tr.is-here [data-row-link]")?.click(),
};

function press(key) {
  const go = Date.now() - went < 1500 && document.querySelector(`[data-go="${CSS.escape(key)}"]`);
  if (go) {
    go.click();
    return true;
  }
  if (keys[key]) {
    keys[key]();
    return true;
  }
  const own = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  own?.click();
  return Boolean(own);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus(null);
  if (words("keys") === "off" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing(event.target) || document.querySelector("dialog:modal")) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary, input")) return;
  if (event.key.length > 1 && event.key !== "Enter") return;
  if (press(event.key)) event.preventDefault();
});

// --- fields -------------------------------------------------------------------------------------------------------
// Characters as the portal counts them: an emoji is one, though the browser keeps it as two; what was pasted stays whole.
function countCharacters(area) {
  area.dataset.most ??= area.getAttribute("maxlength") ?? "";
  area.removeAttribute("maxlength");
  const max = Number(area.dataset.most);
  if (!max) return;
  let line = area.parentElement.querySelector(".counter");
  if (!line) {
    line = document.createElement("span");
    line.className = "counter";
    area.after(line);
  }
  const count = [...area.value].length;
  line.textContent = `${count} / ${max}`;
  line.classList.toggle("is-full", count === max);
  line.classList.toggle("is-over", count > max);
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-counter]")) countCharacters(event.target);
});

// --- drop zone: the input stays the truth; this only shows what it holds ----------------------------------------------
function preview(input) {
  const list = input.closest(".field")?.querySelector("[data-drop-preview]");
  if (!list) return;
  for (const image of all("img", list)) URL.revokeObjectURL(image.src);
  list.replaceChildren(...[...input.files].map(shot));
  list.hidden = input.files.length === 0;
}

function shot(file) {
  const figure = document.createElement("figure");
  figure.className = "shot";
  const caption = document.createElement("figcaption");
  const name = document.createElement("b");
  name.className = "clip";
  name.textContent = file.name;
  caption.append(name, `${(file.size / 1048576).toFixed(1)} MB`);
  figure.append(caption);
  return figure;
}

for (const type of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(type, (event) => {
    const zone = event.target.closest?.("[data-drop]");
    if (!zone) return;
    const over = type === "dragenter" || type === "dragover";
    const label = zone.querySelector("[data-drop-label]");
    zone.dataset.rest ??= label.textContent;
    zone.classList.toggle("is-over", over);
    label.textContent = over ? zone.dataset.over : zone.dataset.rest;
  });
}

document.addEventListener("paste", (event) => {
  const input = document.querySelector('[data-drop] input[type="file"]');
  if (!input || typing(event.target) || !event.clipboardData?.files.length) return;
  const held = new DataTransfer();
  for (const file of [...(input.multiple ? input.files : []), ...event.clipboardData.files]) held.items.add(file);
  input.files = held.files;
  preview(input);
});

// --- what happens after a page or a part of it arrived --------------------------------------------------------------
function settle(root) {
  root.querySelector?.("[data-focus]")?.focus();
  for (const area of all("textarea[data-counter]", root)) countCharacters(area);
  for (const form of all("form:has([data-bulk-count])", root)) showSelected(form);
  for (const box of all("[data-toast]:not([data-stay])", root)) fade(box);
}

document.addEventListener("htmx:beforeRequest", (event) => event.detail.target?.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", (event) => event.detail.target?.removeAttribute("aria-busy"));
document.addEventListener("htmx:afterSettle", (event) => settle(event.target));
for (const type of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(type, (event) => unreachable(event.detail.target));
}

// The old content stays; a note above it says that it is old.
function unreachable(target) {
  if (!target || target.querySelector(":scope > .unreachable")) return;
  const note = document.createElement("div");
  note.className = "note note--warn unreachable";
  note.setAttribute("role", "alert");
  note.textContent = words("unreachable");
  target.prepend(note);
}

settle(document);
