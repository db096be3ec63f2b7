(() => {
  const tabel = document.getElementById("kaart"), lijf = tabel.tBodies[0], rijen = [...lijf.rows];
  const veld = (naam) => document.getElementById("zoek-" + naam), balk = document.getElementById("zoekbalk");
  const kolom = (naam) => [...tabel.tHead.rows[0].cells].findIndex((c) => c.dataset.k === naam);
  const tekst = (rij, i) => rij.cells[i].textContent.trim();
  const keuzes = ["regio", "cluster", "gemeente"].filter((k) => kolom(k) >= 0 && veld(k));
  for (const k of keuzes)
    for (const waarde of [...new Set(rijen.map((r) => tekst(r, kolom(k))))].filter(Boolean).sort((a, b) => a.localeCompare(b, "nl")))
      veld(k).add(new Option(waarde));
  const toon = () => {
    const woord = veld("naam").value.toLowerCase(), niet = veld("niet").checked;
    let aantal = 0;
    for (const rij of rijen) {
      const past = tekst(rij, 0).toLowerCase().includes(woord) && keuzes.every((k) => !veld(k).value || tekst(rij, kolom(k)) === veld(k).value)
        && (!niet || rij.querySelector(".v-voldoet-niet"));
      rij.hidden = !past;
      aantal += past ? 1 : 0;
    }
    document.getElementById("zoek-aantal").textContent = aantal + " van " + rijen.length;
  };
  balk.hidden = false;
  balk.addEventListener("input", toon);
  [...tabel.tHead.rows[0].cells].forEach((cel, i) => {
    const knop = document.createElement("button");
    knop.type = "button";
    knop.append(...cel.childNodes);
    cel.append(knop);
    knop.addEventListener("click", () => {
      const op = cel.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const ander of tabel.tHead.rows[0].cells) ander.removeAttribute("aria-sort");
      cel.setAttribute("aria-sort", op > 0 ? "ascending" : "descending");
      const waarde = (rij) => rij.cells[i].dataset.s ?? tekst(rij, i);
      const getal = rijen.every((r) => waarde(r) === "-" || !isNaN(waarde(r)));
      rijen.sort((a, b) => op * (getal ? (parseFloat(waarde(a)) || 0) - (parseFloat(waarde(b)) || 0) : waarde(a).localeCompare(waarde(b), "nl", { numeric: true })));
      lijf.append(...rijen);
    });
  });
  toon();
})();
