/// The first frame of a window takes twice as long as the next: programs are compiled, fonts opened.
#pragma once

#include "viz/playback.hpp"

class vtkRenderWindow;

namespace spinewalk::viz {

/// Draws a small scene of next to nothing, and clears it away, so that the window has all that behind it; does nothing
/// when the results have been read already.
void warm_up(vtkRenderWindow& window, const Reading& reading);

}  // namespace spinewalk::viz
