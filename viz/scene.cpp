#include "viz/scene.hpp"

#include "viz/theme.hpp"

#include <fmt/format.h>
#include <vtkCamera.h>
#include <vtkContextActor.h>
#include <vtkLight.h>
#include <vtkLookupTable.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkScalarBarActor.h>
#include <vtkTextProperty.h>

#include <numbers>

namespace spinewalk::viz {
namespace {

/// From the left side, 28 degrees to the front, a little from above: bodies, discs and posterior elements all show.
void set_camera(vtkRenderer& renderer) {
  constexpr double degree = std::numbers::pi / 180, azimuth = 62 * degree, rise = 9 * degree;
  const Point focus{26, 0, 86};
  const Point from = focus + 600 * Point{std::cos(rise) * std::cos(azimuth),
                                         std::cos(rise) * std::sin(azimuth), std::sin(rise)};
  vtkCamera* camera = renderer.GetActiveCamera();
  camera->ParallelProjectionOn();
  camera->SetFocalPoint(focus.x, focus.y, focus.z);
  camera->SetPosition(from.x, from.y, from.z);
  camera->SetViewUp(0, 0, 1);
  camera->SetParallelScale(140);  // [mm] half the height of the view: T12 to the upper sacrum
  camera->SetClippingRange(400, 800);
}

/// A key light from the upper left and a weak fill, both fixed to the camera.
void add_lights(vtkRenderer& renderer) {
  struct Spot {
    double x, y, z, intensity, red, blue;
  };
  for (const Spot& spot : {Spot{-0.7, 0.9, 1.0, 0.86, 1.0, 0.96}, Spot{1.0, -0.1, 0.6, 0.36, 0.94, 1.0}}) {
    vtkNew<vtkLight> light;
    light->SetLightTypeToCameraLight();
    light->SetPosition(spot.x, spot.y, spot.z);
    light->SetFocalPoint(0, 0, 0);
    light->SetIntensity(spot.intensity);
    light->SetColor(spot.red, 0.98, spot.blue);
    renderer.AddLight(light);
  }
}

}  // namespace

Scene::Scene(vtkRenderWindow& window, const Shot& shot, std::shared_ptr<const Bones> bones)
    : window_(window),
      shot_(shot),
      width_(window.GetSize()[0]),
      height_(window.GetSize()[1]),
      unit_(std::min(height_ / 720, width_ / 1280)) {
  const Layout layout = lay_out(shot.panels.size(), width_, height_, unit_);
  window_.SetNumberOfLayers(2);
  const Rectangle page{0, 0, width_, height_};
  add_renderer(page, kPage, 0);
  overlay_ = &add_renderer(page, kPage, 1);
  for (std::size_t i = 0; i < shot.panels.size(); ++i) add_panel(shot.panels[i], layout.panels[i], bones);
  chart_ = std::make_unique<ForceChart>(shot, layout.chart, unit_);
  overlay_->AddActor(chart_->actor());
  add_colour_scale(layout.colour_scale);
  const double left = layout.panels.front().x;
  add_text(shot.title, left, layout.title_y, 21, kInk, true);
  const auto note =
      add_text(fmt::format("change of the discs since the start drawn \u00d7{:g}", shot.exaggeration),
               width_ - left, layout.title_y, 14, kFaint);
  note->GetTextProperty()->SetJustificationToRight();
  moment_ = add_text("", width_ / 2, layout.title_y, 14, kFaint);
  moment_->GetTextProperty()->SetJustificationToCentered();
}

Scene::~Scene() {
  for (const auto& renderer : renderers_) window_.RemoveRenderer(renderer);
}

vtkRenderer& Scene::add_renderer(const Rectangle& area, const Colour& background, int layer) {
  vtkNew<vtkRenderer> renderer;
  renderer->SetViewport(area.x / width_, area.y / height_, (area.x + area.width) / width_,
                        (area.y + area.height) / height_);
  renderer->SetBackground(background[0], background[1], background[2]);
  renderer->SetLayer(layer);
  window_.AddRenderer(renderer);
  renderers_.push_back(renderer.Get());
  return *renderers_.back();
}

void Scene::add_panel(const Panel& panel, const Rectangle& area, std::shared_ptr<const Bones> bones) {
  vtkRenderer& renderer = add_renderer(area, kCard, 0);
  renderer.UseFXAAOn();
  spines_.emplace_back(renderer, std::move(bones), shot_.level, unit_);
  add_lights(renderer);
  set_camera(renderer);
  const double x = area.x + 12 * unit_;
  double y = area.y + area.height - 30 * unit_;
  if (!panel.heading.empty()) add_text(panel.heading, x, y, 18, panel.accent, true);
  for (const std::string& line : panel.lines) add_text(line, x, y -= 21 * unit_, 13, kInk);
}

vtkTextActor* Scene::add_text(const std::string& text, double x, double y, double size, const Colour& colour,
                              bool bold) {
  vtkNew<vtkTextActor> actor;
  actor->SetInput(text.c_str());
  actor->SetPosition(x, y);
  set_type(actor->GetTextProperty(), size, unit_, colour, bold);
  overlay_->AddActor2D(actor);
  return actor;
}

void Scene::add_colour_scale(const Rectangle& area) {
  constexpr int steps = 256;
  vtkNew<vtkLookupTable> colours;
  colours->SetNumberOfTableValues(steps);
  for (int i = 0; i < steps; ++i) {
    const Colour c = viridis(double(i) / (steps - 1));
    colours->SetTableValue(i, c[0], c[1], c[2]);
  }
  colours->SetTableRange(1e-6 * shot_.pressure.low, 1e-6 * shot_.pressure.high);
  vtkNew<vtkScalarBarActor> bar;
  bar->SetLookupTable(colours);
  bar->SetUnconstrainedFontSize(true);
  bar->SetMaximumNumberOfColors(steps);
  bar->SetNumberOfLabels(
      1 + static_cast<int>(std::lround((shot_.pressure.high - shot_.pressure.low) / shot_.pressure_step)));
  bar->SetLabelFormat("%.2f");
  set_type(bar->GetLabelTextProperty(), 12, unit_, kInk);
  bar->GetPositionCoordinate()->SetCoordinateSystemToDisplay();
  bar->GetPosition2Coordinate()->SetCoordinateSystemToDisplay();
  bar->SetPosition(area.x + 8 * unit_, area.y + 10 * unit_);
  bar->SetPosition2(area.width - 12 * unit_, area.height - 92 * unit_);
  bar->SetBarRatio(0.28);
  overlay_->AddActor2D(bar);
  double y = area.y + area.height - 18 * unit_;
  for (const char* line : {"Intradiscal", "pressure", "(MPa)"})
    add_text(line, area.x + 8 * unit_, y -= 17 * unit_, 13, kInk);
}

void Scene::show_panel(std::size_t panel, double clock) {
  const Panel& shown = shot_.panels[panel];
  const State state = shown.state(shot_.gear, clock);
  spines_[panel].update(draw(state, shown.run->at(shown.run->start()), shot_.exaggeration), shot_.pressure);
  chart_->move_cursor(panel, clock);
}

void Scene::show(double clock) {
  for (std::size_t i = 0; i < shot_.panels.size(); ++i) show_panel(i, clock);
  moment_->SetInput(describe_moment(shot_, clock).c_str());
}

void Scene::show_peaks() {
  for (std::size_t i = 0; i < shot_.panels.size(); ++i)
    show_panel(i, shot_.panels[i].run->peak_clock(shot_.panels[i].clip, shot_.level));
  const auto level = model::kLevelNames[shot_.level];
  moment_->SetInput(
      fmt::format("{} highest {} force", shot_.panels.size() > 1 ? "each at its" : "at the", level).c_str());
}

}  // namespace spinewalk::viz
