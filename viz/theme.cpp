#include "viz/theme.hpp"

#include "viz/ascii.hpp"

#include <vtkTextProperty.h>

#include <cmath>
#include <filesystem>

namespace spinewalk::viz {

namespace {

bool installed(const char* font) {
  std::error_code ignored;
  return *font && std::filesystem::exists(font, ignored);
}

}  // namespace

std::string drawable(const std::string& text) {
  static const bool all_signs = installed(SPINEWALK_FONT);
  return all_signs ? text : to_ascii(text);
}

void set_type(vtkTextProperty* text, double size, double unit, const Colour& colour, bool bold) {
  const char* file = bold ? SPINEWALK_FONT_BOLD : SPINEWALK_FONT;
  if (installed(file)) {
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
