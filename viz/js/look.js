// Colours, shapes and dashes, from the theme, for light and dark ground.

const look = (() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => {
    const chosen = state.get().theme;
    return chosen === "auto" ? system.matches : chosen === "dark";
  };
  const tone = (style) => (dark() ? style.dark : style.light);
  const fillOf = (node) => tone((state.get().colour && figures.styleOf(node.community)) || db.theme.nodes[node.type]);
  const ground = () => (dark() ? { paper: "#12161c", ink: "#e6ebf2" } : { paper: "#ffffff", ink: "#1b2430" });

  const POINTS = {
    square: "2,2 14,2 14,14 2,14",
    diamond: "8,0.5 15.5,8 8,15.5 0.5,8",
    triangle: "8,1 15.5,14.5 0.5,14.5",
    triangleDown: "0.5,1.5 15.5,1.5 8,15",
    hexagon: "4,1.5 12,1.5 15.5,8 12,14.5 4,14.5 0.5,8",
    star: "8,0.5 10,6 15.7,6 11.1,9.4 12.8,15 8,11.6 3.2,15 4.9,9.4 0.3,6 6,6",
  };

  // The shape of a node type, drawn around (0,0) to (16,16).
  function shape(type, fill = tone(db.theme.nodes[type])) {
    const style = db.theme.nodes[type];
    return style.shape === "dot"
      ? svg("circle", { cx: 8, cy: 8, r: 6.5, fill })
      : svg("polygon", { points: POINTS[style.shape], fill });
  }

  function nodeIcon(type) {
    return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, class: "icon", "aria-hidden": "true" }, shape(type));
  }

  function lineIcon(standing) {
    const style = db.theme.edges[standing];
    const line = svg("line", {
      x1: 1, y1: 7, x2: 41, y2: 7, stroke: tone(style), "stroke-width": 2.4, "stroke-dasharray": style.dashes.join(" "),
    });
    const icon = svg("svg", { viewBox: "0 0 42 14", width: 42, height: 14, class: "icon", "aria-hidden": "true" }, line);
    if (standing === "denied") icon.append(svg("path", { d: "M16 2 L26 12 M26 2 L16 12", stroke: tone(style), "stroke-width": 2.4 }));
    return icon;
  }

  function apply() {
    document.documentElement.dataset.theme = dark() ? "dark" : "light";
  }
  system.addEventListener("change", () => state.update({}));
  apply(); // shows the page, so that the drawing finds its holder in its final size

  return { dark, tone, fillOf, ground, shape, nodeIcon, lineIcon, apply };
})();
