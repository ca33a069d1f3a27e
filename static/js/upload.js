// Files of a claim sent one by one, each with its progress and its own answer. Without this the form sends them all at once.

const forms = document.querySelectorAll("form[data-upload]");

function send(form, file, shot) {
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", file.name);
  shot?.append(bar);
  const data = new FormData(form);
  data.delete("files");
  data.append("files", file);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; });
    request.addEventListener("loadend", () => {
      bar.remove();
      done(told(form, request));
    });
    request.send(data);
  });
}

// What to say of one file; nothing when it was taken.
function told(form, request) {
  try {
    return JSON.parse(request.responseText).refusals.join(" ");
  } catch {
    return form.dataset.failed;
  }
}

function say(shot, text, bad) {
  const line = document.createElement("span");
  line.className = bad ? "shot__bad tiny" : "tiny good";
  line.textContent = text;
  shot?.querySelector("figcaption")?.append(document.createElement("br"), line);
}

async function sendAll(form) {
  const input = form.querySelector("[data-drop] input[type=file]");
  const files = [...input.files];
  const shots = [...form.querySelectorAll("[data-drop-preview] .shot")];
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  let bad = 0;
  for (const [number, file] of files.entries()) {
    const problem = await send(form, file, shots[number]);
    if (problem) bad += 1;
    say(shots[number], problem || form.dataset.sent, Boolean(problem));
    if (!problem) shots[number]?.classList.add("is-sent");
  }
  button.disabled = false;
  input.value = "";
  for (const sent of form.querySelectorAll(".shot.is-sent")) sent.remove();
  if (bad) form.querySelector("[data-drop-preview]").setAttribute("role", "alert");
  const list = "#proofs";
  window.htmx?.ajax("GET", location.pathname, { target: list, select: list, swap: "outerHTML" });
}

for (const form of forms) {
  const main = form.querySelector("[data-drop] input[type=file]");
  form.addEventListener("submit", (event) => {
    if (!main.files.length) return; // the server says what is missing
    event.preventDefault();
    sendAll(form);
  });
  // A photo just taken joins the files that were chosen
  form.querySelector("[data-camera]")?.addEventListener("change", ({ target }) => {
    const held = new DataTransfer();
    for (const file of [...main.files, ...target.files]) held.items.add(file);
    main.files = held.files;
    target.value = "";
    main.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
