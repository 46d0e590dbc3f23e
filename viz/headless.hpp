/// An OpenGL context without a window system: EGL "surfaceless", software-rendered by Mesa where there is no card.
#pragma once

#include <vtkRenderWindow.h>
#include <vtkSmartPointer.h>

#include <memory>

namespace spinewalk::viz {

/// A render window that needs neither an X server nor DISPLAY. Lives as long as the pictures made from it.
class HeadlessWindow {
 public:
  /// @throws IoError when EGL is not usable here; the message names the packages.
  HeadlessWindow(int width, int height);
  ~HeadlessWindow();
  HeadlessWindow(const HeadlessWindow&) = delete;
  HeadlessWindow& operator=(const HeadlessWindow&) = delete;

  vtkRenderWindow& window() { return *window_; }

 private:
  struct Context;
  std::unique_ptr<Context> context_;  // outlives the window
  vtkSmartPointer<vtkRenderWindow> window_;
};

}  // namespace spinewalk::viz
