// The form Create Customer Return: as many units to tell apart as come back. Without it all of them are shown.

function showUnits(select) {
  const box = document.querySelector(`[data-units-of="${CSS.escape(select.dataset.units)}"]`);
  if (!box) return;
  const count = Number(select.value);
  box.hidden = count < 2;
  for (const unit of box.querySelectorAll("[data-unit]")) {
    unit.hidden = Number(unit.dataset.unit) > count && !unit.querySelector('[aria-invalid="true"]');
  }
}

for (const select of document.querySelectorAll("select[data-units]")) {
  showUnits(select);
  select.addEventListener("change", () => showUnits(select));
}
