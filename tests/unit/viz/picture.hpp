/// PNG files read back.
#pragma once

#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPNGReader.h>

#include <filesystem>

namespace spinewalk::viz {

struct Picture {
  int width, height;
  vtkNew<vtkPNGReader> reader;

  explicit Picture(const std::filesystem::path& file) {
    reader->SetFileName(file.c_str());
    reader->Update();
    const int* size = reader->GetOutput()->GetDimensions();
    width = size[0];
    height = size[1];
  }
  int channels() const { return reader->GetOutput()->GetNumberOfScalarComponents(); }
  const unsigned char* pixel(int x, int y) const {
    return static_cast<const unsigned char*>(reader->GetOutput()->GetScalarPointer(x, y, 0));
  }
  /// Share of pixels in a part of the picture for which `holds(red, green, blue)`.
  template <class Test>
  double share(double x0, double x1, Test holds) const {
    int count = 0, all = 0;
    for (int y = height * 3 / 10; y < height * 9 / 10; ++y)
      for (int x = int(x0 * width); x < int(x1 * width); ++x, ++all) {
        const unsigned char* p = pixel(x, y);
        count += holds(p[0], p[1], p[2]);
      }
    return double(count) / all;
  }
};

inline bool is_bone(int red, int green, int blue) {
  return red > 120 && red > blue + 8 && red - blue < 70 && green > blue;
}
/// Green to yellow, the upper end of viridis.
inline bool is_warm(int red, int green, int blue) { return green > blue + 60 && green > red; }

}  // namespace spinewalk::viz
