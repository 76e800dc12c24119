// Marks on the canvas, which tell what a line is where its colour and its label do not reach.

const marks = (() => {
  // The sign of what is disputed, around (0,0).
  const WARNING = { triangle: [[0, -7], [8, 6.5], [-8, 6.5], [0, -7]], stroke: [[0, -2.5], [0, 2]], dot: [0, 4.4] };

  // A cross on every denied line.
  function cross(context, { x, y }, zoom) {
    const size = 4.5 / Math.min(0.75, zoom);
    context.lineWidth = size / 3;
    context.strokeStyle = look.tone(db.theme.edges.denied);
    line(context, [[x - size, y - size], [x + size, y + size]]);
    line(context, [[x + size, y - size], [x - size, y + size]]);
  }

  // A triangle on every disputed one.
  function warning(context, { x, y }, zoom) {
    const scale = 0.8 / Math.min(0.75, zoom);
    const at = (points) => points.map(([dx, dy]) => [x + scale * dx, y + scale * dy]);
    context.fillStyle = look.tone(db.theme.disputed);
    context.strokeStyle = look.ground().ink;
    context.lineWidth = 1.2 * scale;
    line(context, at(WARNING.triangle), true);
    context.lineWidth = 1.8 * scale;
    line(context, at(WARNING.stroke));
    context.fillStyle = look.ground().ink;
    disc(context, at([WARNING.dot])[0], scale);
  }

  // A dot in every pinned node.
  function pin(context, { x, y }, radius) {
    context.fillStyle = look.ground().paper;
    disc(context, [x, y], radius / 3);
  }

  function line(context, [first, ...rest], filled = false) {
    context.beginPath();
    context.moveTo(...first);
    for (const point of rest) context.lineTo(...point);
    if (filled) context.fill();
    context.stroke();
  }

  function disc(context, [x, y], radius) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }

  // The same sign for the legend, on a line with the glow of disputed ones.
  function icon() {
    const fill = look.tone(db.theme.disputed);
    const { ink } = look.ground();
    const points = WARNING.triangle.map(([x, y]) => `${21 + x},${8 + y}`).join(" ");
    return svg(
      "svg", { viewBox: "0 0 42 16", width: 42, height: 16, class: "icon", "aria-hidden": "true" },
      svg("line", { x1: 1, y1: 9, x2: 41, y2: 9, stroke: fill, "stroke-width": 7 }),
      svg("line", { x1: 1, y1: 9, x2: 41, y2: 9, stroke: look.tone(db.theme.edges.asserted), "stroke-width": 2 }),
      svg("polygon", { points, fill, stroke: ink, "stroke-width": 1.2 }),
      svg("path", { d: "M21 5.5 L21 10 M21 11.4 L21 13", stroke: ink, "stroke-width": 1.8 }),
    );
  }

  return { cross, warning, pin, icon };
})();
