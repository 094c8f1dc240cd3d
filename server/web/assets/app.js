"use strict";
// Everything works without this file; it only adds.
(() => {
  // A screen reader starts where something is to be mended.
  document.getElementById("error-summary")?.focus();

  // The copy button appears only where it can copy.
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    if (!source || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(source.textContent.trim());
      const status = document.getElementById(button.dataset.status);
      if (status) status.textContent = button.dataset.done;
    });
  }

  // A link of the summary puts the cursor into its field.
  document.querySelector(".error-summary")?.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    (field.closest("fieldset") ?? field.closest(".field") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });

  // What quotas come to, and where too few have applied for them, while they are typed.
  for (const feature of document.querySelectorAll("[data-quotas]")) {
    const number = (field) => (/^\d+$/.test(field.value.trim()) ? Number(field.value) : 0);
    const sum = (end) =>
      [...feature.querySelectorAll(`[name$=".${end}"]`)].reduce((all, field) => all + number(field), 0);
    feature.addEventListener("input", () => {
      const sums = feature.querySelector("[data-sums]");
      sums.textContent = sums.dataset.sums.replace("[least]", sum("min")).replace("[most]", sum("max"));
      for (const applied of feature.querySelectorAll("[data-applied]")) {
        const least = number(applied.closest("tr").querySelector('[name$=".min"]'));
        applied.nextElementSibling.hidden = Number(applied.textContent) >= least;
      }
    });
  }

  // A form is sent once, however often its button is pressed.
  for (const form of document.querySelectorAll("form[method=post]")) {
    let sent = 0;
    form.addEventListener("submit", (event) => {
      if (Date.now() - sent < 3000) event.preventDefault();
      else sent = Date.now();
    });
  }
})();
