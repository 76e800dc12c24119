// A reader's decision about a claim, as a line for the decisions file. Fields and their order come with the data.

const flag = (() => {
  const dialog = byId("flag-dialog");
  const form = byId("flag-form");
  const field = (name) => form.elements.namedItem(name);
  let claim = null;

  const VALUES = { relation: Object.keys(db.verbs), polarity: ["asserted", "denied"], modality: ["actual", "planned", "possible", "hypothetical", "demanded"] };
  for (const [name, values] of Object.entries(VALUES))
    field(name).append(...values.map((value) => el("option", { value }, name === "relation" ? `${verbOf(value)} (${value})` : value)));

  // As Python's json module writes it: a space after each comma and colon.
  function lineOf(value) {
    if (typeof value !== "object") return JSON.stringify(value);
    return `{${Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${lineOf(part)}`).join(", ")}}`;
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  function line() {
    const changed = Object.keys(VALUES).filter((name) => field(name).value !== claim[name]).map((name) => [name, field(name).value]);
    const action = field("action").value;
    const known = {
      action,
      claim: claim.id,
      set: action === "amend" ? Object.fromEntries(changed) : undefined,
      who: field("who").value.trim(),
      when: today(),
      why: field("why").value.trim(),
    };
    return lineOf(Object.fromEntries(db.decision.filter((name) => known[name] !== undefined).map((name) => [name, known[name]])));
  }

  // What stands in the way of a line, in words; empty when nothing does.
  function trouble() {
    const action = field("action").value;
    if (!field("who").value.trim()) return "Give your name or sign.";
    if (action !== "confirm" && !field("why").value.trim()) return "Say why, in a few words.";
    if (action === "amend" && Object.keys(VALUES).every((name) => field(name).value === claim[name])) return "Change the relation, polarity or modality.";
    return "";
  }

  function show() {
    byId("flag-amend").hidden = field("action").value !== "amend";
  }

  function open(chosen) {
    claim = chosen;
    byId("flag-claim").replaceChildren(nameText(citation.statementOf(claim)));
    for (const name of Object.keys(VALUES)) field(name).value = claim[name];
    field("action").value = "reject";
    field("why").value = "";
    byId("flag-trouble").textContent = "";
    show();
    dialog.showModal();
  }

  for (const choice of form.querySelectorAll("[name=action]")) choice.addEventListener("change", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    byId("flag-trouble").textContent = trouble();
    if (byId("flag-trouble").textContent) return;
    dialog.close();
    copyText(line(), "Line for the decisions file copied");
  });
  byId("flag-close").addEventListener("click", () => dialog.close());
  return { open };
})();
