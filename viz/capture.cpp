#include "viz/capture.hpp"

#include "model/errors.hpp"
#include "viz/whole_file.hpp"

#include <vtkImageShrink3D.h>
#include <vtkNew.h>
#include <vtkPNGWriter.h>
#include <vtkRenderWindow.h>
#include <vtkUnsignedCharArray.h>
#include <vtkWindowToImageFilter.h>

namespace spinewalk::viz {

vtkSmartPointer<vtkImageData> capture(vtkRenderWindow& window, int oversampling) {
  window.Render();
  vtkNew<vtkWindowToImageFilter> image;
  image->SetInput(&window);
  image->SetInputBufferTypeToRGB();
  image->ReadFrontBufferOff();
  image->ShouldRerenderOff();
  vtkNew<vtkImageShrink3D> shrink;
  shrink->SetInputConnection(image->GetOutputPort());
  shrink->SetShrinkFactors(oversampling, oversampling, 1);
  shrink->MeanOn();
  shrink->Update();
  auto copy = vtkSmartPointer<vtkImageData>::New();
  copy->DeepCopy(shrink->GetOutput());
  return copy;
}

vtkSmartPointer<vtkImageData> capture_transparent(vtkRenderWindow& window, Scene& scene, int oversampling) {
  scene.set_backgrounds({1, 1, 1});
  const auto white = capture(window, oversampling);
  scene.set_backgrounds({0, 0, 0});
  const auto black = capture(window, oversampling);
  auto image = vtkSmartPointer<vtkImageData>::New();
  image->SetDimensions(white->GetDimensions());
  image->AllocateScalars(VTK_UNSIGNED_CHAR, 4);
  const auto* w = static_cast<const unsigned char*>(white->GetScalarPointer());
  const auto* b = static_cast<const unsigned char*>(black->GetScalarPointer());
  auto* out = static_cast<unsigned char*>(image->GetScalarPointer());
  for (vtkIdType i = 0; i < image->GetNumberOfPoints(); ++i, w += 3, b += 3, out += 4) {
    const int seen_through = std::clamp(std::min({w[0] - b[0], w[1] - b[1], w[2] - b[2]}), 0, 255);
    const int cover = 255 - seen_through;
    for (int c = 0; c < 3; ++c)
      out[c] = static_cast<unsigned char>(cover > 0 ? std::min(255, 255 * b[c] / cover) : 0);
    out[3] = static_cast<unsigned char>(cover);
  }
  return image;
}

void write_png(vtkImageData& image, const std::filesystem::path& output, const std::string& origin) {
  vtkNew<vtkPNGWriter> writer;
  writer->SetInputData(&image);
  writer->AddText("Software", "spinewalk");
  writer->AddText("Comment", origin.c_str());
  writer->WriteToMemoryOn();
  writer->Write();
  vtkUnsignedCharArray* bytes = writer->GetResult();
  if (!bytes || bytes->GetNumberOfValues() == 0) throw IoError("VTK could not encode " + output.string());
  write_whole(output, bytes->GetPointer(0), static_cast<std::size_t>(bytes->GetNumberOfValues()));
}

}  // namespace spinewalk::viz
