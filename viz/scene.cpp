#include "viz/scene.hpp"

#include "viz/camera.hpp"
#include "viz/colour_scale.hpp"
#include "viz/theme.hpp"

#include <fmt/format.h>
#include <vtkContextActor.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkTextProperty.h>

namespace spinewalk::viz {

Scene::Scene(vtkRenderWindow& window, const Shot& shot, std::shared_ptr<const Skeleton> skeleton,
             bool controls)
    : window_(window),
      shot_(shot),
      width_(window.GetSize()[0]),
      height_(window.GetSize()[1]),
      unit_(std::min(height_ / 720, width_ / 1280)),
      layout_(lay_out({shot.panels.size(), charts_of(shot).size(), shot.look.cut, controls}, width_, height_,
                      unit_)),
      frame_(skeleton->frame()) {
  window_.SetNumberOfLayers(2);
  const Rectangle page{0, 0, width_, height_};
  add_renderer(page, kPage, 0);
  overlay_ = &add_renderer(page, kPage, 1);
  for (std::size_t i = 0; i < shot.panels.size(); ++i) add_panel(shot.panels[i], layout_.panels[i], skeleton);
  for (const Rectangle& cut : layout_.cuts) add_cut(cut);
  add_charts();
  add_colour_scale(*overlay_, shot, layout_.colour_scale, unit_);
  add_header();
  set_view(shot.look.view);
}

Scene::~Scene() {
  for (const auto& renderer : renderers_) window_.RemoveRenderer(renderer);
}

void Scene::set_backgrounds(const Colour& colour) {
  for (const auto& renderer : renderers_) renderer->SetBackground(colour[0], colour[1], colour[2]);
}

vtkRenderer& Scene::add_renderer(const Rectangle& area, const Colour& background, int layer) {
  vtkNew<vtkRenderer> renderer;
  renderer->SetViewport(area.x / width_, area.y / height_, (area.x + area.width) / width_,
                        (area.y + area.height) / height_);
  renderer->SetBackground(background[0], background[1], background[2]);
  renderer->SetLayer(layer);
  renderer->InteractiveOff();
  window_.AddRenderer(renderer);
  renderers_.push_back(renderer.Get());
  return *renderers_.back();
}

void Scene::add_panel(const Panel& panel, const Rectangle& area, std::shared_ptr<const Skeleton> skeleton) {
  vtkRenderer& renderer = add_renderer(area, kCard, 0);
  renderer.UseFXAAOn();
  spines_.emplace_back(renderer, std::move(skeleton), shot_.look.level, unit_);
  add_lights(renderer);
  spine_renderers_.push_back(&renderer);
  scale_bars_.emplace_back(*overlay_, area, unit_);
  const double x = area.x + 12 * unit_;
  double y = area.y + area.height - 30 * unit_;
  if (!panel.heading.empty()) add_text(panel.heading, x, y, 18, panel.accent, true);
  for (const std::string& line : panel.lines) add_text(line, x, y -= 21 * unit_, 13, kInk);
}

void Scene::add_cut(const Rectangle& area) {
  vtkRenderer& renderer = add_renderer(area, kCard, 0);
  renderer.UseFXAAOn();
  cuts_.emplace_back(renderer, shot_.look.level, unit_);
  set_lateral_camera(renderer, CutView::kHalfHeight);
  scale_bars_.emplace_back(*overlay_, area, unit_);
  scale_bars_.back().set_scale(area.height / (2 * CutView::kHalfHeight));
}

void Scene::add_charts() {
  std::vector<Colour> accents;
  for (const Panel& panel : shot_.panels) accents.push_back(panel.accent);
  const std::vector<ChartKind> kinds = charts_of(shot_);
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const ChartData data = make_chart(shot_, kinds[i], shot_.start);
    charts_.push_back({kinds[i], std::make_unique<Chart>(data, accents, layout_.charts[i], unit_)});
    charts_.back().chart->add_to(*overlay_);
  }
}

void Scene::add_header() {
  const double left = layout_.panels.front().x;
  add_text(shot_.title, left, layout_.title_y, 21, kInk, true);
  const auto note =
      add_text(fmt::format("change of the discs since the start drawn \u00d7{:g}", shot_.exaggeration),
               width_ - left, layout_.title_y, 14, kFaint);
  note->GetTextProperty()->SetJustificationToRight();
  moment_ = add_text("", width_ / 2, layout_.title_y, 14, kFaint);
  moment_->GetTextProperty()->SetJustificationToCentered();
}

vtkTextActor* Scene::add_text(const std::string& text, double x, double y, double size, const Colour& colour,
                              bool bold) {
  vtkNew<vtkTextActor> actor;
  actor->SetInput(drawable(text).c_str());
  actor->SetPosition(x, y);
  set_type(actor->GetTextProperty(), size, unit_, colour, bold);
  overlay_->AddActor2D(actor);
  return actor;
}

void Scene::set_view(const View& view) {
  for (std::size_t i = 0; i < spine_renderers_.size(); ++i) {
    set_camera(*spine_renderers_[i], frame_, view);
    const double shown = 2 * frame_.half_height / view.zoom;  // [mm]
    scale_bars_[i].set_scale(layout_.panels[i].height / shown);
  }
}

void Scene::show_panel(std::size_t index, double clock) {
  const Panel& panel = shot_.panels[index];
  const State state = panel.state(shot_.gear, clock);
  const Field field = shot_.look.field;
  Shown shown{panel.run,
              draw(state, panel.run->at(panel.run->start()), shot_.exaggeration),
              {},
              shot_.scale,
              info_of(field).map};
  for (std::size_t level = 0; level < model::kLevels; ++level)
    shown.columns[level] = panel.column(shot_.gear, clock, field, level);
  spines_[index].update(shown);
  if (!cuts_.empty()) cuts_[index].update(shown, state.discs[shot_.look.level], shot_.flux_scale);
  for (const ShownChart& chart : charts_) {
    if (chart.kind == ChartKind::profile) chart.chart->set_curve(index, profile_curve(shot_, panel, clock));
    chart.chart->move_cursor(index, find_cursor(shot_, chart.kind, index, clock));
  }
}

void Scene::show(double clock) {
  for (std::size_t i = 0; i < shot_.panels.size(); ++i) show_panel(i, clock);
  moment_->SetInput(drawable(describe_moment(shot_, clock)).c_str());
}

void Scene::show_peaks() {
  for (std::size_t i = 0; i < shot_.panels.size(); ++i)
    show_panel(i, shot_.panels[i].run->peak_clock(shot_.panels[i].clip, shot_.look.level));
  const auto level = model::kLevelNames[shot_.look.level];
  moment_->SetInput(
      fmt::format("{} highest {} force", shot_.panels.size() > 1 ? "each at its" : "at the", level).c_str());
}

}  // namespace spinewalk::viz
