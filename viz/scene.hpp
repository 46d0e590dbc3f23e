/// The whole picture of a shot in a render window, headless or on a screen: spines and cuts on cards, colour scale, charts,
/// text.
#pragma once

#include "viz/chart.hpp"
#include "viz/cut_view.hpp"
#include "viz/scale_bar.hpp"
#include "viz/spine_view.hpp"

class vtkRenderWindow;

namespace spinewalk::viz {

class Scene {
 public:
  /// Fills the window, which has its size already; `controls` leaves room for them at the foot. `shot` and the window must
  /// outlive the scene.
  Scene(vtkRenderWindow& window, const Shot& shot, std::shared_ptr<const Skeleton> skeleton,
        bool controls = false);
  ~Scene();
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  /// Moves every spine and cursor to a clock of the shot; it says beside the title which moment that is.
  void show(double clock);

  /// Every spine at the moment of its own highest force.
  void show_peaks();

  /// Turns and zooms all spines alike.
  void set_view(const View& view);

  /// Of the page and all cards.
  void set_backgrounds(const Colour& colour);

  const Layout& layout() const { return layout_; }
  double unit() const { return unit_; }
  vtkRenderer& overlay() { return *overlay_; }

 private:
  struct ShownChart {
    ChartKind kind;
    std::unique_ptr<Chart> chart;
  };
  vtkRenderer& add_renderer(const Rectangle& area, const Colour& background, int layer);
  void add_panel(const Panel& panel, const Rectangle& area, std::shared_ptr<const Skeleton> skeleton);
  void add_cut(const Rectangle& area);
  void add_charts();
  void add_header();
  vtkTextActor* add_text(const std::string& text, double x, double y, double size, const Colour& colour,
                         bool bold = false);
  void show_panel(std::size_t panel, double clock);

  vtkRenderWindow& window_;
  const Shot& shot_;
  double width_, height_, unit_;
  Layout layout_;
  Skeleton::Frame frame_;
  vtkRenderer* overlay_ = nullptr;
  std::vector<vtkSmartPointer<vtkRenderer>> renderers_;
  std::vector<vtkRenderer*> spine_renderers_;
  std::vector<SpineView> spines_;
  std::vector<CutView> cuts_;
  std::vector<ScaleBar> scale_bars_;  // of the spines
  std::vector<ShownChart> charts_;
  vtkTextActor* moment_ = nullptr;
};

}  // namespace spinewalk::viz
