/// From a render window to a PNG file.
#pragma once

#include "viz/scene.hpp"

#include <vtkImageData.h>

#include <filesystem>

namespace spinewalk::viz {

/// Renders and takes the picture, shrunk by `oversampling`, which smooths every edge.
vtkSmartPointer<vtkImageData> capture(vtkRenderWindow& window, int oversampling);

/// The same without the page and the cards: drawn over white and over black, which tells how much each pixel covers.
vtkSmartPointer<vtkImageData> capture_transparent(vtkRenderWindow& window, Scene& scene, int oversampling);

/// With `origin` as a text chunk. @throws IoError; nothing stays behind.
void write_png(vtkImageData& image, const std::filesystem::path& output, const std::string& origin);

}  // namespace spinewalk::viz
