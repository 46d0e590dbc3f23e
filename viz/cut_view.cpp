#include "viz/cut_view.hpp"

#include "viz/theme.hpp"

#include <fmt/format.h>
#include <vtkRenderer.h>
#include <vtkTextProperty.h>

namespace spinewalk::viz {
namespace {

constexpr Colour kBone{0.90, 0.86, 0.77}, kMarrow{0.95, 0.92, 0.85}, kCartilage{0.70, 0.76, 0.84};
constexpr Colour kIn{0.0, 0.447, 0.698}, kOut{0.835, 0.369, 0.0};  // Okabe & Ito 2008
constexpr double kColumn = 0.5;     // half of the nucleus over half of the depth
constexpr double kPlate = 0.9;      // [mm] thickness drawn of an endplate
constexpr double kBoneHeight = 14;  // [mm] drawn of each body

double half_depth(std::size_t level) { return vertebrae()[level + 1].lower.depth / 2; }

/// As the rim of disc.cpp.
double bulge(double up) { return std::pow(std::max(0.0, 1 - std::pow(std::abs(2 * up - 1), 2.2)), 0.7); }

vtkSmartPointer<vtkTextActor> add_line(vtkRenderer& renderer, double y, bool above, double unit) {
  auto text = vtkSmartPointer<vtkTextActor>::New();
  text->GetPositionCoordinate()->SetCoordinateSystemToNormalizedViewport();
  text->SetPosition(0.5, y);
  set_type(text->GetTextProperty(), 12.5, unit, kInk);
  text->GetTextProperty()->SetJustificationToCentered();
  above ? text->GetTextProperty()->SetVerticalJustificationToTop()
        : text->GetTextProperty()->SetVerticalJustificationToBottom();
  renderer.AddActor2D(text);
  return text;
}

/// "84 uL/h out"
std::string flux_text(double flux) {
  const double rate = 1e9 * 3600 * std::abs(flux);
  if (!std::isfinite(rate)) return "not known";
  return fmt::format("{:.{}f} \u00b5L/h {}", rate, rate < 9.95 ? 1 : 0, flux >= 0 ? "in" : "out");
}

}  // namespace

CutView::CutView(vtkRenderer& renderer, std::size_t level, double unit)
    : level_(level),
      shapes_(renderer),
      upper_(add_line(renderer, 0.985, true, unit)),
      lower_(add_line(renderer, 0.015, false, unit)) {}

Point CutView::at(double along, double up) const {
  constexpr double wedge = 0.16;  // [rad] between the plates, drawn
  const double x = along * half_depth(level_), gap = std::max(0.35 * height_, height_ + x * wedge);
  return {x, 0, (up - 0.5) * gap};
}

void CutView::draw_bones() {
  constexpr int steps = 12;
  for (const int side : {-1, 1}) {
    const double up = side > 0 ? 1 : 0;
    const auto column = [&](double along) { return at(along, up) + Point{0, 0, side * kPlate}; };
    for (int i = 0; i < steps; ++i) {  // walls hollow towards the middle of the body
      const auto hollow = [&](double h) { return 1 - 0.10 * std::sin(std::min(1.0, h) * 1.3); };
      const double a = double(i) / steps, b = double(i + 1) / steps;
      const auto wall = [&](double along, double h, double inset) {
        const Point foot = column(along * inset);
        return Point{foot.x * hollow(h), 0, foot.z + side * h * kBoneHeight};
      };
      shapes_.add_polygon({wall(-1, a, 1), wall(1, a, 1), wall(1, b, 1), wall(-1, b, 1)}, kBone);
      shapes_.add_polygon({wall(-1, a, 0.93), wall(1, a, 0.93), wall(1, b, 0.93), wall(-1, b, 0.93)},
                          kMarrow);
    }
    shapes_.add_polygon({at(-0.94, up), at(0.94, up), column(0.94), column(-0.94)}, kCartilage);
  }
}

void CutView::draw_annulus(const Colour& colour) {
  constexpr int lamellae = 9, rows = 12;
  for (const int side : {-1, 1})
    for (int i = 0; i < lamellae; ++i)
      for (int row = 0; row < rows; ++row) {
        const auto corner = [&](int lamella, int r) {
          const double share = double(lamella) / lamellae, up = double(r) / rows;
          const Point p = at(side * (kColumn + share * (0.97 - kColumn)), up);
          return p + Point{side * share * share * (1.2 + rim_) * bulge(up), 0, 0};
        };
        const double light = i % 2 ? 0.84 : 1;
        shapes_.add_polygon({corner(i, row), corner(i + 1, row), corner(i + 1, row + 1), corner(i, row + 1)},
                            {light * colour[0], light * colour[1], light * colour[2]});
      }
}

void CutView::draw_column(const Shown& shown) {
  const auto& column = shown.columns[level_];
  const auto& depths = shown.run->depths(level_);
  double edge = 0, total = 0;
  for (const double depth : depths) total += 2 * (depth - total);
  for (std::size_t cell = 0; cell < column.size(); ++cell) {
    const double next = edge + 2 * (depths[cell] - edge), top = 1 - edge / total, bottom = 1 - next / total;
    shapes_.add_polygon({at(-kColumn, bottom), at(kColumn, bottom), at(kColumn, top), at(-kColumn, top)},
                        colour_of(shown.map, shown.scale.share(column[cell])));
    edge = next;
  }
  for (const double along : {-kColumn, kColumn})
    shapes_.add_polygon(
        {at(along - 0.004, 0), at(along + 0.004, 0), at(along + 0.004, 1), at(along - 0.004, 1)}, kInk);
}

void CutView::draw_fluxes(const DiscState& disc, double scale) {
  constexpr double longest = 8.5, shortest = 0.6, wide = 1.1;  // [mm]
  const auto arrow = [&](Point middle, Point into, double flux) {
    if (!std::isfinite(flux) || !(scale > 0) || flux == 0) return;
    const double reach = std::max(shortest, longest * std::min(1.0, std::abs(flux) / scale)) / 2;
    const Point half = (flux > 0 ? reach : -reach) * into;
    const Colour halo{1, 1, 1};
    shapes_.add_arrow(middle - half - 0.1 * half, middle + half + 0.2 * half, 1.35 * wide, halo);
    shapes_.add_arrow(middle - half, middle + half, wide, flux > 0 ? kIn : kOut);
  };
  for (const double along : {-0.62, 0.0, 0.62}) {
    const double place = along * kColumn;
    arrow(at(place, 1) + Point{0, 0, 0.5 * kPlate}, {0, 0, -1}, disc.flux[0]);
    arrow(at(place, 0) - Point{0, 0, 0.5 * kPlate}, {0, 0, 1}, disc.flux[1]);
  }
  arrow(at(0.97, 0.5) + Point{1.2 + rim_, 0, 0}, {-1, 0, 0}, disc.flux[3]);
  arrow(at(-0.97, 0.5) - Point{1.2 + rim_, 0, 0}, {1, 0, 0}, disc.flux[3]);
}

void CutView::write_fluxes(const DiscState& disc) {
  upper_->SetInput(
      drawable(fmt::format("{}: cranial endplate {}", model::kLevelNames[level_], flux_text(disc.flux[0])))
          .c_str());
  lower_->SetInput(drawable(fmt::format("caudal endplate {}\nperiphery {}", flux_text(disc.flux[1]),
                                        flux_text(disc.flux[3])))
                       .c_str());
}

void CutView::update(const Shown& shown, const DiscState& disc, double flux_scale) {
  height_ = shown.discs[level_].height;
  rim_ = shown.discs[level_].rim;
  const double mean = shown.run->column_mean(shown.columns[level_], level_);
  const Colour colour = colour_of(shown.map, shown.scale.share(mean));
  shapes_.clear();
  draw_bones();
  draw_annulus({0.7 * colour[0] + 0.3, 0.7 * colour[1] + 0.3, 0.7 * colour[2] + 0.3});
  draw_column(shown);
  draw_fluxes(disc, flux_scale);
  shapes_.finish();
  write_fluxes(disc);
}

}  // namespace spinewalk::viz
