#include "viz/x_display.hpp"

#include "model/errors.hpp"

#include <X11/Xlib.h>

#include <string>

namespace spinewalk::viz {

void check_display() {
  Display* display = XOpenDisplay(nullptr);
  if (display) {
    XCloseDisplay(display);
    return;
  }
  const char* name = XDisplayName(nullptr);
  throw IoError((name && *name ? "cannot open the display " + std::string(name)
                               : std::string("there is no display (DISPLAY is not set)")) +
                "\n  hint: play in a desktop session or through ssh -X; pictures and movies need none: "
                "spinewalk render");
}

}  // namespace spinewalk::viz
