#include "viz/headless.hpp"

#include "model/errors.hpp"

#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <vtkCallbackCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkNew.h>

#include <array>

namespace spinewalk::viz {
namespace {

[[noreturn]] void fail(const char* step) {
  throw IoError(std::string("cannot draw without a display: EGL failed at ") + step +
                "\n  hint: install the packages libegl1, libegl-mesa0 and libgl1-mesa-dri");
}

EGLDisplay open_display() {
  const auto get_display =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (!get_display) fail("eglGetPlatformDisplayEXT");
  const EGLDisplay display = get_display(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display == EGL_NO_DISPLAY || !eglInitialize(display, nullptr, nullptr)) fail("eglInitialize");
  return display;
}

EGLConfig choose_config(EGLDisplay display) {
  const std::array<EGLint, 13> wish{EGL_SURFACE_TYPE,
                                    EGL_PBUFFER_BIT,
                                    EGL_RENDERABLE_TYPE,
                                    EGL_OPENGL_BIT,
                                    EGL_RED_SIZE,
                                    8,
                                    EGL_GREEN_SIZE,
                                    8,
                                    EGL_BLUE_SIZE,
                                    8,
                                    EGL_DEPTH_SIZE,
                                    24,
                                    EGL_NONE};
  EGLConfig config = nullptr;
  EGLint found = 0;
  if (!eglChooseConfig(display, wish.data(), &config, 1, &found) || found < 1) fail("eglChooseConfig");
  return config;
}

}  // namespace

struct HeadlessWindow::Context {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
  EGLSurface surface = EGL_NO_SURFACE;

  Context() : display(open_display()) {
    eglBindAPI(EGL_OPENGL_API);
    const EGLConfig config = choose_config(display);
    const std::array<EGLint, 7> core{EGL_CONTEXT_MAJOR_VERSION,
                                     3,
                                     EGL_CONTEXT_MINOR_VERSION,
                                     2,
                                     EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                     EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                     EGL_NONE};
    context = eglCreateContext(display, config, EGL_NO_CONTEXT, core.data());
    if (context == EGL_NO_CONTEXT) fail("eglCreateContext");
    // Pictures are drawn into VTK's own frame buffer; the surface only makes the context current.
    const std::array<EGLint, 5> small{EGL_WIDTH, 16, EGL_HEIGHT, 16, EGL_NONE};
    surface = eglCreatePbufferSurface(display, config, small.data());
    make_current();
  }
  ~Context() {
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroySurface(display, surface);
    eglDestroyContext(display, context);
    eglTerminate(display);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  void make_current() {
    if (!eglMakeCurrent(display, surface, surface, context)) fail("eglMakeCurrent");
  }
};

namespace {

template <class Callback>
void observe(vtkObject& window, unsigned long event, void* client, Callback callback) {
  vtkNew<vtkCallbackCommand> command;
  command->SetClientData(client);
  command->SetCallback(callback);
  window.AddObserver(event, command);
}

}  // namespace

HeadlessWindow::HeadlessWindow(int width, int height) : context_(std::make_unique<Context>()) {
  const auto window = vtkSmartPointer<vtkGenericOpenGLRenderWindow>::New();
  observe(*window, vtkCommand::WindowMakeCurrentEvent, context_.get(),
          [](vtkObject*, unsigned long, void* context, void*) {
            static_cast<Context*>(context)->make_current();
          });
  observe(*window, vtkCommand::WindowIsCurrentEvent, nullptr,
          [](vtkObject*, unsigned long, void*, void* answer) { *static_cast<bool*>(answer) = true; });
  observe(*window, vtkCommand::WindowSupportsOpenGLEvent, nullptr,
          [](vtkObject*, unsigned long, void*, void* answer) { *static_cast<int*>(answer) = 1; });
  window->SetOwnContext(0);
  window->SetSize(width, height);
  window->SetMultiSamples(0);  // four samples cost five times the frame time in software (platform.md 2)
  window->SetShowWindow(false);
  window->SetReadyForRendering(true);
  window->SetUseOffScreenBuffers(true);
  window->SetFrameBlitModeToNoBlit();
  if (!window->InitializeFromCurrentContext()) fail("InitializeFromCurrentContext");
  window_ = window;
}

HeadlessWindow::~HeadlessWindow() = default;

}  // namespace spinewalk::viz
