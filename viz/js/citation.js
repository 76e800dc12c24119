// One claim as a citation that stands by itself: the same words as `graphbuild cite`, sign by sign.

const citation = (() => {
  const oneLine = (text) => text.replace(/[ \t\n\r\f\v\u00a0\u2028\u2029]+/g, " ").replace(/^ +| +$/g, "");
  const escaped = (text) => oneLine(text).replace(/[\\`*_[\]<>|#~!&]/g, "\\$&");
  const BORDERS = { "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C" };

  function webLink(text, url) {
    if (!/^https?:\/\/[^\u0000-\u0020]+$/i.test(url)) return [text, url].map(escaped).filter(Boolean).join(", ");
    const safe = url.replace(/[()<>\\]/g, (sign) => BORDERS[sign]);
    return `[${escaped(text) || safe}](${safe})`;
  }

  const quotation = (claim) => claim.evidence.map((item) => oneLine(item.text)).join(" … ");
  const speakers = (claim) => claim.speakers.map(([name]) => speakerText(name)).join(", as told by ") || AUTHOR;

  function statementOf(claim) {
    const marks = [claim.verdicts.at(-1)?.[0] === "reject" && "rejected", claim.polarity === "denied" && "denied", claim.modality !== "actual" && claim.modality, claim.phase].filter(Boolean);
    const core = `${nameOf(claim.subject)} ${verbOf(claim.relation)} ${nameOf(claim.object)}`;
    return marks.length ? `${marks.join(", ")}: ${core}` : core;
  }

  function text(claim) {
    const { author = "", title = "", outlet = "", url = "", sha256 } = claim.article;
    const where = [author, outlet, title && `“${title}”`, claim.published, url].filter(Boolean).map(oneLine).join(", ") || "source unknown";
    return `“${quotation(claim)}” (said by ${oneLine(speakers(claim))}). ${where}. Read as: ${oneLine(statementOf(claim))}. Claim ${claim.id}, text sha256 ${sha256}`;
  }

  function markdown(claim) {
    const { author = "", title = "", outlet = "", url = "", sha256 } = claim.article;
    const where = [escaped(author), outlet && `*${escaped(outlet)}*`, (title || url) && webLink(title || url, url), claim.published].filter(Boolean).join(", ") || "source unknown";
    return `> ${escaped(quotation(claim))}\n\n— said by ${escaped(speakers(claim))}. ${where}. Read as: ${escaped(statementOf(claim))}. Claim \`${claim.id}\`, text sha256 \`${sha256}\``;
  }

  function json(claim) {
    const { author = "", title = "", outlet = "", url = "", sha256, id } = claim.article;
    const parts = {
      claim: claim.id,
      statement: oneLine(statementOf(claim)),
      sentence: quotation(claim),
      polarity: claim.polarity,
      modality: claim.modality,
      phase: claim.phase || null,
      speakers: claim.speakers.map(([name]) => speakerText(name)),
      said_on: claim.said || null,
      author,
      outlet,
      title,
      published: claim.published || null,
      url,
      article: id,
      sha256,
    };
    return JSON.stringify(parts, null, 2);
  }

  return { text, markdown, json, statementOf };
})();
