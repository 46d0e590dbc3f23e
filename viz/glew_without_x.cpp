// Debian's libGLEW is built for GLX: glewInit() loads every OpenGL function and then reports that there is no X display,
// which VTK prints as an error at each frame. This definition, in the executable, comes first and forgives that one code.
#include <dlfcn.h>

extern "C" unsigned glewInit() {
  constexpr unsigned ok = 0, failed = 1, no_glx_display = 4;
  const auto real = reinterpret_cast<unsigned (*)()>(dlsym(RTLD_NEXT, "glewInit"));
  const unsigned code = real ? real() : failed;
  return code == no_glx_display ? ok : code;
}
