/// The whole picture of a shot in a render window, headless or on a screen: spines on cards, colour scale, chart, text.
#pragma once

#include "viz/chart.hpp"
#include "viz/spine_view.hpp"

#include <vtkNew.h>
#include <vtkTextActor.h>

class vtkRenderWindow;

namespace spinewalk::viz {

class Scene {
 public:
  /// Fills the window, which has its size already. `shot` and the window must outlive the scene.
  Scene(vtkRenderWindow& window, const Shot& shot, std::shared_ptr<const Bones> bones);
  ~Scene();
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  /// Moves every spine and cursor to a clock of the shot; it says beside the title which moment that is.
  void show(double clock);

  /// Every spine at the moment of its own highest force.
  void show_peaks();

 private:
  vtkRenderer& add_renderer(const Rectangle& area, const Colour& background, int layer);
  void add_panel(const Panel& panel, const Rectangle& area, std::shared_ptr<const Bones> bones);
  vtkTextActor* add_text(const std::string& text, double x, double y, double size, const Colour& colour,
                         bool bold = false);
  void add_colour_scale(const Rectangle& area);
  void show_panel(std::size_t panel, double clock);

  vtkRenderWindow& window_;
  const Shot& shot_;
  double width_, height_, unit_;
  vtkRenderer* overlay_ = nullptr;
  std::vector<vtkSmartPointer<vtkRenderer>> renderers_;
  std::vector<SpineView> spines_;
  std::unique_ptr<ForceChart> chart_;
  vtkTextActor* moment_ = nullptr;
};

}  // namespace spinewalk::viz
