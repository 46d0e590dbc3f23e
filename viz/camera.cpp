#include "viz/camera.hpp"

#include <vtkCamera.h>
#include <vtkLight.h>
#include <vtkNew.h>
#include <vtkRenderer.h>

namespace spinewalk::viz {

void set_camera(vtkRenderer& renderer, const Skeleton::Frame& frame, const View& view) {
  constexpr double degree = std::numbers::pi / 180, distance = 700;  // [mm]
  const double azimuth = view.azimuth * degree, rise = view.rise * degree;
  const Point from = frame.focus + distance * Point{std::cos(rise) * std::cos(azimuth),
                                                    std::cos(rise) * std::sin(azimuth), std::sin(rise)};
  vtkCamera* camera = renderer.GetActiveCamera();
  camera->ParallelProjectionOn();
  camera->SetFocalPoint(frame.focus.x, frame.focus.y, frame.focus.z);
  camera->SetPosition(from.x, from.y, from.z);
  camera->SetViewUp(0, 0, 1);
  camera->SetParallelScale(frame.half_height / view.zoom);
  camera->SetClippingRange(distance - 350, distance + 350);
}

void set_lateral_camera(vtkRenderer& renderer, double half_height) {
  set_camera(renderer, {{0, 0, 0}, half_height}, {90, 0, 1});
}

void add_lights(vtkRenderer& renderer) {
  struct Spot {
    double x, y, z, intensity, red, blue;
  };
  for (const Spot& spot : {Spot{-0.7, 0.9, 1.0, 0.86, 1.0, 0.96}, Spot{1.0, -0.1, 0.6, 0.36, 0.94, 1.0}}) {
    vtkNew<vtkLight> light;
    light->SetLightTypeToCameraLight();
    light->SetPosition(spot.x, spot.y, spot.z);
    light->SetFocalPoint(0, 0, 0);
    light->SetIntensity(spot.intensity);
    light->SetColor(spot.red, 0.98, spot.blue);
    renderer.AddLight(light);
  }
}

}  // namespace spinewalk::viz
