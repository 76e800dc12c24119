// Claims per day, and the days between two handles. One bar per day that has claims: news comes in bursts, and a
// treaty of 1994 or a date in 2034 must not squeeze the rest into one bar.

const timeline = (() => {
  const counts = new Map();
  for (const claim of db.claims) if (claim.day) counts.set(claim.day, (counts.get(claim.day) ?? 0) + 1);
  const days = [...counts.keys()].sort();
  const undated = db.claims.filter((claim) => !claim.day).length;
  const low = byId("date-from");
  const high = byId("date-to");
  const last = days.length - 1;
  const MOST_BARS = 120;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let timer = 0;

  byId("timeline").hidden = days.length < 2;
  for (const handle of [low, high]) {
    handle.max = String(last);
    handle.addEventListener("input", () => {
      if (Number(low.value) > Number(high.value)) (handle === low ? high : low).value = handle.value;
      label();
    });
    handle.addEventListener(SLIDE, set);
  }
  byId("undated-count").textContent = String(undated);
  byId("undated").parentElement.hidden = !undated;
  byId("undated").addEventListener("change", () => state.update({ undated: byId("undated").checked }));
  byId("play").addEventListener("click", () => (timer ? stop() : play()));

  function set() {
    const [from, to] = [Number(low.value), Number(high.value)];
    state.update({ from: from > 0 ? days[from] : "", to: to < last ? days[to] : "" });
  }

  // Moves the right handle from day to day; the graph grows as it was reported.
  function play() {
    if (Number(high.value) >= last) high.value = low.value;
    byId("play").textContent = "⏸ Stop";
    const wait = still.matches ? 1200 : Math.max(120, Math.min(700, 12000 / days.length));
    set();
    timer = setInterval(() => {
      if (Number(high.value) >= last) return stop();
      high.value = String(Number(high.value) + 1);
      return set();
    }, wait);
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    byId("play").textContent = "▶ Play";
  }

  function bars() {
    const per = Math.ceil(days.length / MOST_BARS);
    const sums = [];
    days.forEach((day, place) => (sums[Math.floor(place / per)] = (sums[Math.floor(place / per)] ?? 0) + counts.get(day)));
    const most = Math.max(...sums, 1);
    const width = 1000 / sums.length;
    byId("histogram").replaceChildren(
      ...sums.map((sum, place) => {
        const height = 2 + (38 * sum) / most;
        const first = place * per;
        const inside = first + per - 1 >= Number(low.value) && first <= Number(high.value);
        const bar = svg("rect", { x: place * width + 0.5, y: 40 - height, width: Math.max(1, width - 1), height, class: inside ? "in" : "out" });
        bar.append(svg("title", {}, `${days[first]}: ${plural(sum, "claim")}`));
        return bar;
      }),
    );
  }

  function label() {
    const [from, to] = [days[Number(low.value)], days[Number(high.value)]];
    byId("date-range").textContent = days.length ? (from === to ? from : `${from} to ${to}`) : "";
    low.setAttribute("aria-valuetext", from ?? "");
    high.setAttribute("aria-valuetext", to ?? "");
    bars();
  }

  function place(day, otherwise, after) {
    if (!day) return otherwise;
    const found = days.findIndex((known) => known >= day);
    return found < 0 ? last : after && days[found] > day ? Math.max(0, found - 1) : found;
  }

  function show() {
    const now = state.get();
    low.value = String(place(now.from, 0, false));
    high.value = String(place(now.to, last, true));
    byId("undated").checked = now.undated;
    label();
  }

  return { show };
})();
