#include "cli/svg_panel.hpp"
#include "results/picture_origin.hpp"
#include "uq/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::uq {
namespace {

using cli::Axis;
using cli::SvgPanel;

constexpr double kTop = 80, kBottom = 640, kBars = 480, kBarsEnd = 850, kScatter = 970, kScatterEnd = 1250;
constexpr std::size_t kMostBars = 16, kScatters = 3, kMostDots = 2000;

struct Bar {
  std::optional<Estimate> wide, thin;  ///< total and first index; or one figure
};

Bar bar_of(const Influence& influence) {
  if (influence.total) return {influence.total, influence.first};
  if (influence.effects) return {influence.effects->mean_of_absolute, {}};
  return {influence.rank, {}};
}

std::string title_of_bars(const Influence& influence) {
  if (influence.total) return "Sobol index: total (blue), first (orange), 95 %";
  return influence.effects ? "mean absolute elementary effect, 95 %" : "Spearman rank correlation, 95 %";
}

std::string tornado(const Sensitivity& s) {
  auto rows = ranked(s);
  rows.resize(std::min(rows.size(), kMostBars));
  double low = 0, high = 0;
  for (const auto* row : rows)
    for (const auto& estimate : {bar_of(*row).wide, bar_of(*row).thin})
      if (estimate) low = std::min(low, estimate->low), high = std::max(high, estimate->high);
  SvgPanel panel{cli::value_axis(low, high, kBars, kBarsEnd, 1e-9),
                 {0, static_cast<double>(rows.size()), kTop, kBottom},
                 ""};
  const double zero = panel.x(0), third = (panel.y(1) - panel.y(0)) / 3;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double middle = panel.y(static_cast<double>(i) + 0.5);
    panel.text(kBars - 10, middle + 5, "end", rows[i]->name);
    const auto draw = [&](const std::optional<Estimate>& e, double from, double to, const char* colour) {
      if (!e) return;
      panel.box(zero, from, panel.x(e->value), to, colour);
      panel.line(panel.x(e->low), (from + to) / 2, panel.x(e->high), (from + to) / 2, "#000000", 1.5);
    };
    const Bar bar = bar_of(*rows[i]);
    draw(bar.wide, middle - third, bar.thin ? middle : middle + third, cli::kBlue);
    draw(bar.thin, middle, middle + third, cli::kOrange);
  }
  panel.line(zero, kTop, zero, kBottom, "#000000", 1);
  panel.y = {0, 1, kBottom, kTop};
  panel.x_ticks(title_of_bars(*rows.front()));
  return panel.svg;
}

/// Signs that XML reads, as JSON writes them otherwise.
std::string without_markup(const std::string& json) {
  std::string out;
  for (const char c : json)
    out +=
        c == '<' || c == '>' || c == '&' ? fmt::format("\\u{:04x}", static_cast<int>(c)) : std::string(1, c);
  return out;
}

std::string scatter(const Study& study, const Sensitivity& s, std::size_t input, double top, double bottom) {
  const auto& x = study.inputs[input];
  const auto& y = s.output.values;
  std::vector<std::size_t> rows;
  for (std::size_t r = 0; r < study.independent_rows(); ++r)
    if (std::isfinite(y[r])) rows.push_back(r);
  const auto x_ends = std::minmax_element(x.begin(), x.end());
  const auto by_y = [&](std::size_t a, std::size_t b) { return y[a] < y[b]; };
  const auto y_ends = std::minmax_element(rows.begin(), rows.end(), by_y);
  const double y_low = y[*y_ends.first], y_high = y[*y_ends.second];
  SvgPanel panel{
      cli::value_axis(*x_ends.first, *x_ends.second, kScatter, kScatterEnd, 1e-12 * std::abs(*x_ends.second)),
      cli::value_axis(y_low, y_high, bottom, top, 1e-12 * std::abs(y_high)), ""};
  const auto& influence = s.influences[input];
  panel.text(kScatterEnd, top - 8, "end",
             influence.name + (influence.unit.empty() ? "" : fmt::format(" [{}]", influence.unit)));
  for (const auto& [value, at] : {std::pair(y_low, panel.y(y_low)), std::pair(y_high, panel.y(y_high))})
    panel.text(kScatter - 6, at + 5, "end", fmt::format("{:.4g}", value));
  for (const auto& [value, anchor] : {std::pair(*x_ends.first, "start"), std::pair(*x_ends.second, "end")})
    panel.text(panel.x(value), bottom + 20, anchor, fmt::format("{:.4g}", value));
  panel.line(kScatter, bottom, kScatterEnd, bottom, "#000000", 1);
  panel.line(kScatter, bottom, kScatter, top, "#000000", 1);
  const std::size_t every = rows.size() / kMostDots + 1;
  for (std::size_t i = 0; i < rows.size(); i += every)
    panel.dot(panel.x(x[rows[i]]), panel.y(y[rows[i]]), cli::kBlue);
  return panel.svg;
}

}  // namespace

std::string draw(const Study& study, const Sensitivity& s, const std::vector<std::string>& line,
                 const std::string& version) {
  SvgPanel head;
  head.text(20, 34, "start",
            fmt::format("{} [{}], {}, {}: {} of {} samples, mean {:.4g}, SD {:.2g}", s.output.long_name,
                        s.output.unit, s.output.phase, s.output.level, s.used, study.rows(), s.mean, s.sd));
  std::string body = head.svg + "<g font-size=\"14\">\n" + tornado(s);
  const auto rows = ranked(s);
  for (std::size_t i = 0; i < std::min(rows.size(), kScatters); ++i) {
    const double top = kTop + 20 + static_cast<double>(i) * 190;
    body += scatter(study, s, static_cast<std::size_t>(rows[i] - s.influences.data()), top, top + 130);
  }
  const results::PictureOrigin origin{
      line, version, {{study.design.method, study.table.plan_sha256, study.table.code_version}}};
  return cli::svg_document(
      body + fmt::format("</g>\n<metadata>{}</metadata>\n", without_markup(results::to_text(origin))));
}

}  // namespace spinewalk::uq
