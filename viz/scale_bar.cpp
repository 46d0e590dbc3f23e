#include "viz/scale_bar.hpp"

#include "viz/theme.hpp"

#include <fmt/format.h>
#include <vtkRenderer.h>
#include <vtkTextProperty.h>

namespace spinewalk::viz {

ScaleBar::ScaleBar(vtkRenderer& overlay, const Rectangle& area, double unit)
    : area_(area), unit_(unit), bar_(overlay), text_(vtkSmartPointer<vtkTextActor>::New()) {
  set_type(text_->GetTextProperty(), 12, unit, kInk);
  text_->SetPosition(area.x + 12 * unit, area.y + 17 * unit);
  overlay.AddActor2D(text_);
}

void ScaleBar::set_scale(double pixels_per_mm) {
  double length = 1;
  for (const double candidate : {2, 5, 10, 20, 50})
    if (candidate * pixels_per_mm <= 90 * unit_) length = candidate;
  bar_.clear();
  bar_.add({area_.x + 12 * unit_, area_.y + 10 * unit_, length * pixels_per_mm, 3.5 * unit_}, kInk);
  bar_.finish();
  text_->SetInput(fmt::format("{:g} mm", length).c_str());
}

}  // namespace spinewalk::viz
