/// Is there a window system?
#pragma once

namespace spinewalk::viz {

/// VTK ends the whole program when there is none, so it is asked for first. @throws IoError naming DISPLAY and ways out.
void check_display();

}  // namespace spinewalk::viz
