#include "cli/evidence_page.hpp"

#include "cli/build_info.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::cli {
namespace {

constexpr const char* kHead = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>spinewalk: evidence</title><style>
body{font:16px/1.45 "DejaVu Sans",system-ui,sans-serif;color:#1b1b1b;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin:1.6rem 0 .4rem;break-after:avoid}h3{font-size:1rem;margin:0}
article{border-top:1px solid #bbb;padding:.8rem 0;break-inside:avoid}
.supported{color:#07633b}.contradicted{color:#a32000}.depends{color:#0b4f9c}
p{margin:.3rem 0;overflow-wrap:anywhere}.verdict{font-weight:700}.small{color:#444;font-size:.85rem}
svg{display:block;width:100%;max-width:30rem;height:auto}
@media print{body{margin:0;max-width:none;font-size:10.5pt}a{color:inherit;text-decoration:none}}
</style></head><body>
<h1>What the model says about walking</h1>
)";

constexpr const char* kPreface =
    R"(<p>Each sentence is tested by a contrast in which all else is equal, over samples of the constants that it is
uncertain in. The bar holds 90 % of the samples, the stroke is the median, dots are the threshold. Supported: the bar lies
on the claimed side of 0 and the median beyond the threshold. Contradicted: the bar lies on the other side. Else it
depends on the constant named. It is the answer of one model of an average spine under stated assumptions, and no
medical advice. <b>Not claimed:</b> pain, endorphins, healing.</p>
)";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  return out;
}

const char* class_of(evidence::Weight weight) {
  switch (weight) {
    case evidence::Weight::supported:
      return "supported";
    case evidence::Weight::contradicted:
      return "contradicted";
    default:
      return "depends";
  }
}

/// Interval, median and threshold about zero on an axis in percent that holds them.
std::string to_svg(const evidence::Finding& f) {
  const double threshold = f.claim->increase ? f.claim->threshold : -f.claim->threshold;
  const double reach = 1.1 * std::max({std::abs(f.low), std::abs(f.high), f.claim->threshold});
  const auto x = [&](double effect) { return 160 + 150 * effect / reach; };
  return fmt::format(
      R"(<svg viewBox="0 0 320 44" role="img" aria-label="median {0} percent"><line x1="5" x2="315" y1="14" y2="14" stroke="#bbb"/>)"
      R"(<line x1="160" x2="160" y1="2" y2="28" stroke="#1b1b1b"/><line x1="{1:.1f}" x2="{1:.1f}" y1="2" y2="28" stroke="#555" stroke-dasharray="2 3"/>)"
      R"(<rect x="{2:.1f}" y="8" width="{3:.1f}" height="12" fill="#9ecae1"/>)"
      R"(<line x1="{4:.1f}" x2="{4:.1f}" y1="5" y2="23" stroke="#08519c" stroke-width="3"/>)"
      R"(<text x="5" y="41" font-size="11">{5}</text><text x="160" y="41" font-size="11" text-anchor="middle">0</text>)"
      R"(<text x="315" y="41" font-size="11" text-anchor="end">{6}</text></svg>)",
      percent(f.median), x(threshold), x(f.low), std::max(1.0, x(f.high) - x(f.low)), x(f.median),
      percent(-reach), percent(reach));
}

std::string to_article(const evidence::Finding& f) {
  std::string text = fmt::format(
      "<article><h3>{}</h3>\n<p class=\"verdict {}\">{}</p>\n<p>{}: median {}, 90 % of the samples {} to {}; "
      "as modelled {}. "
      "Claimed: {} of at least {:.0f} %.</p>\n{}\n<p class=\"small\">{}.</p>\n",
      escaped(f.claim->sentence), class_of(f.weight), escaped(f.verdict()),
      escaped(f.claim->effect.term.measure.name), percent(f.median), percent(f.low), percent(f.high),
      percent(f.as_modelled), f.claim->increase ? "an increase" : "a decrease", 100 * f.claim->threshold,
      std::isfinite(f.median) ? to_svg(f) : "", escaped(f.claim->why));
  if (!f.deciding.empty())
    text += fmt::format("<p class=\"small\">Decided by {}.</p>\n", escaped(deciding(f)));
  if (f.failed > 0)
    text += fmt::format("<p class=\"small\">{} of {} samples gave no result.</p>\n", f.failed, f.samples);
  return text + "</article>\n";
}

}  // namespace

std::string percent(double share) {
  return std::isfinite(share) ? fmt::format("{:+.{}f} %", 100 * share, std::abs(share) < 0.0995 ? 1 : 0)
                              : "no result";
}

std::string deciding(const evidence::Finding& finding) {
  std::vector<std::string> texts;
  for (const evidence::Influence& influence : finding.deciding)
    texts.push_back(fmt::format("{} ({:+.2f})", influence.path, influence.rank_correlation));
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string to_page(const std::vector<evidence::Finding>& findings, int seed) {
  std::string page = std::string(kHead) + kPreface;
  const std::string* topic = nullptr;
  for (const evidence::Finding& finding : findings) {
    if (!topic || *topic != finding.claim->topic)
      page += fmt::format("<h2>{}</h2>\n", escaped(finding.claim->topic));
    topic = &finding.claim->topic;
    page += to_article(finding);
  }
  return page + fmt::format(
                    "<p class=\"small\">In brackets: rank correlation of the effect with the constant. "
                    "spinewalk {}, "
                    "{} samples, seed {}.</p>\n</body></html>\n",
                    escaped(std::string(code_version())), findings.empty() ? 0 : findings[0].samples, seed);
}

std::string to_markdown(const std::vector<evidence::Finding>& findings) {
  std::string text =
      "# What is said about walking\n\nEach sentence is tested by a contrast with all else equal, over "
      "samples of the constants "
      "that it is uncertain in: supported when 90 % of the samples lie on the claimed side of 0 and the "
      "median beyond the "
      "threshold (5 % of the comparator, 3 % for small solutes), contradicted when they lie on the other "
      "side; else it depends on the "
      "constant named first. Not claimed: pain, endorphins, healing. `spinewalk evidence -o page.html` shows "
      "more.\n\n";
  text +=
      "| claim | verdict | median | 90 % of samples | decided by (rank correlation) "
      "|\n|---|---|---|---|---|\n";
  const std::string* topic = nullptr;
  for (const evidence::Finding& f : findings) {
    if (!topic || *topic != f.claim->topic) text += fmt::format("| **{}** | | | | |\n", f.claim->topic);
    topic = &f.claim->topic;
    text += fmt::format("| {} | {}{} | {} | {} to {} | {} |\n", f.claim->sentence, class_of(f.weight),
                        f.is_small() ? ", small" : "", percent(f.median), percent(f.low), percent(f.high),
                        deciding(f));
  }
  return text;
}

}  // namespace spinewalk::cli
