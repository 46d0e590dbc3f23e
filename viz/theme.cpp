#include "viz/theme.hpp"

#include <vtkTextProperty.h>

#include <cmath>
#include <filesystem>

namespace spinewalk::viz {

void set_type(vtkTextProperty* text, double size, double unit, const Colour& colour, bool bold) {
  const char* file = bold ? SPINEWALK_FONT_BOLD : SPINEWALK_FONT;
  std::error_code ignored;
  if (std::filesystem::exists(file, ignored)) {
    text->SetFontFamily(VTK_FONT_FILE);
    text->SetFontFile(file);
  } else {
    text->SetFontFamilyToArial();
    text->SetBold(bold);
  }
  text->SetItalic(false);
  text->SetShadow(false);
  text->SetFontSize(static_cast<int>(std::lround(size * unit)));
  text->SetColor(colour[0], colour[1], colour[2]);
}

}  // namespace spinewalk::viz
