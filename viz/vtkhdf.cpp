#include "viz/vtkhdf.hpp"

#include "results/h5.hpp"
#include "viz/whole_file.hpp"

#include <vtkCellArray.h>
#include <vtkCellArrayIterator.h>
#include <vtkCellData.h>
#include <vtkFloatArray.h>
#include <vtkIntArray.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>

#include <array>
#include <cstdint>

namespace spinewalk::viz {
namespace {

using results::h5::check;
using results::h5::Handle;
using Shape = std::vector<hsize_t>;

template <class T>
hid_t type_of() {
  if constexpr (std::is_same_v<T, float>) return H5T_NATIVE_FLOAT;
  if constexpr (std::is_same_v<T, double>) return H5T_NATIVE_DOUBLE;
  if constexpr (std::is_same_v<T, int>) return H5T_NATIVE_INT;
  return H5T_NATIVE_INT64;
}

Handle make_group(hid_t parent, const std::string& name) {
  return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT), H5Gclose,
          "making " + name};
}

/// `block` rows are compressed together: the rows of one time.
Handle make_dataset(hid_t parent, const std::string& name, hid_t type, const Shape& shape,
                    hsize_t block = 0) {
  Handle space(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose, "a shape");
  Handle list(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "a property list");
  if (block > 0) {
    Shape chunk = shape;
    chunk[0] = block;
    check(H5Pset_chunk(list, static_cast<int>(chunk.size()), chunk.data()), "chunking");
    check(H5Pset_shuffle(list), "shuffling");
    check(H5Pset_deflate(list, 4), "compressing");
  }
  return {H5Dcreate2(parent, name.c_str(), type, space, H5P_DEFAULT, list, H5P_DEFAULT), H5Dclose,
          "making " + name};
}

template <class T>
void write(hid_t parent, const std::string& name, const std::vector<T>& values, Shape shape = {}) {
  if (shape.empty()) shape = {values.size()};
  Handle data = make_dataset(parent, name, type_of<T>(), shape);
  if (!values.empty())
    check(H5Dwrite(data, type_of<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), "writing " + name);
  data.close();
}

/// Rows `first` to `first` + rows of the first axis.
void write_rows(hid_t data, const float* values, hsize_t first, const Shape& rows) {
  Shape start(rows.size(), 0);
  start[0] = first;
  Handle file(H5Dget_space(data), H5Sclose, "a shape");
  check(H5Sselect_hyperslab(file, H5S_SELECT_SET, start.data(), nullptr, rows.data(), nullptr),
        "choosing rows");
  Handle memory(H5Screate_simple(static_cast<int>(rows.size()), rows.data(), nullptr), H5Sclose, "a shape");
  check(H5Dwrite(data, H5T_NATIVE_FLOAT, memory, file, H5P_DEFAULT, values), "writing rows");
}

void write_text_attribute(hid_t where, const char* name, const std::string& text) {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "a text type");
  check(H5Tset_size(type, text.size()), "sizing a text");
  check(H5Tset_strpad(type, H5T_STR_NULLPAD), "padding a text");
  Handle space(H5Screate(H5S_SCALAR), H5Sclose, "a shape");
  Handle attribute(H5Acreate2(where, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, name);
  check(H5Awrite(attribute, type, text.data()), name);
}

void write_number_attribute(hid_t where, const char* name, const std::vector<std::int64_t>& numbers) {
  const hsize_t size = numbers.size();
  Handle space(size == 1 ? H5Screate(H5S_SCALAR) : H5Screate_simple(1, &size, nullptr), H5Sclose, "a shape");
  Handle attribute(H5Acreate2(where, name, H5T_NATIVE_INT64, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                   name);
  check(H5Awrite(attribute, H5T_NATIVE_INT64, numbers.data()), name);
}

std::vector<std::int64_t> repeat(std::int64_t number, std::size_t count) {
  return std::vector<std::int64_t>(count, number);
}

/// 0, stride, 2 stride ...
std::vector<std::int64_t> ramp(std::int64_t stride, std::size_t count) {
  std::vector<std::int64_t> numbers;
  for (std::size_t i = 0; i < count; ++i) numbers.push_back(stride * static_cast<std::int64_t>(i));
  return numbers;
}

/// Cells are stored once; every time counts them again and begins at their first.
void write_topology(hid_t root, vtkPolyData& surface, std::size_t times) {
  for (const char* name : {"Vertices", "Lines", "Polygons", "Strips"}) {
    std::vector<std::int64_t> offsets{0}, connectivity;
    if (name == std::string("Polygons")) {
      const auto cells = vtk::TakeSmartPointer(surface.GetPolys()->NewIterator());
      for (cells->GoToFirstCell(); !cells->IsDoneWithTraversal(); cells->GoToNextCell()) {
        vtkIdType size = 0;
        const vtkIdType* points = nullptr;
        cells->GetCurrentCell(size, points);
        connectivity.insert(connectivity.end(), points, points + size);
        offsets.push_back(static_cast<std::int64_t>(connectivity.size()));
      }
    }
    const Handle group = make_group(root, name);
    write(group, "NumberOfCells", repeat(static_cast<std::int64_t>(offsets.size()) - 1, times));
    write(group, "NumberOfConnectivityIds", repeat(static_cast<std::int64_t>(connectivity.size()), times));
    write(group, "Offsets", offsets);
    write(group, "Connectivity", connectivity);
  }
}

/// Names of the arrays that go along.
template <class Array>
std::vector<std::string> arrays_of(vtkFieldData* data) {
  std::vector<std::string> names;
  for (int i = 0; i < data->GetNumberOfArrays(); ++i)
    if (Array::SafeDownCast(data->GetArray(i))) names.push_back(data->GetArray(i)->GetName());
  return names;
}

void write_steps(hid_t root, vtkPolyData& surface, const std::vector<double>& times) {
  const std::size_t count = times.size();
  const Handle steps = make_group(root, "Steps");
  write_number_attribute(steps, "NSteps", {static_cast<std::int64_t>(count)});
  const auto points = ramp(surface.GetNumberOfPoints(), count);
  write(steps, "Values", times);
  write(steps, "PartOffsets", ramp(1, count));
  write(steps, "NumberOfParts", repeat(1, count));
  write(steps, "PointOffsets", points);
  for (const char* name : {"CellOffsets", "ConnectivityIdOffsets"})
    write(steps, name, repeat(0, 4 * count), {count, 4});
  const Handle of_points = make_group(steps, "PointDataOffsets"),
               of_cells = make_group(steps, "CellDataOffsets");
  for (const auto& name : arrays_of<vtkFloatArray>(surface.GetPointData())) write(of_points, name, points);
  for (const auto& name : arrays_of<vtkIntArray>(surface.GetCellData()))
    write(of_cells, name, repeat(0, count));
}

void write_cell_data(hid_t root, vtkPolyData& surface) {
  const Handle group = make_group(root, "CellData");
  for (const auto& name : arrays_of<vtkIntArray>(surface.GetCellData())) {
    auto* array = vtkIntArray::SafeDownCast(surface.GetCellData()->GetArray(name.c_str()));
    write(group, name,
          std::vector<int>(array->GetPointer(0), array->GetPointer(0) + array->GetNumberOfValues()));
  }
}

/// What moves: points and their fields, time by time.
void write_moving(hid_t root, const std::vector<double>& times, const SurfaceAt& surface_at) {
  vtkPolyData* surface = surface_at(times.front());
  const auto size = static_cast<hsize_t>(surface->GetNumberOfPoints());
  const hsize_t rows = size * times.size();
  write(root, "NumberOfPoints", repeat(surface->GetNumberOfPoints(), times.size()));
  Handle points = make_dataset(root, "Points", H5T_NATIVE_FLOAT, {rows, 3}, size);
  const Handle group = make_group(root, "PointData");
  std::vector<std::pair<std::string, Handle>> fields;
  for (const auto& name : arrays_of<vtkFloatArray>(surface->GetPointData()))
    if (name != "Normals")
      fields.emplace_back(name, make_dataset(group, name, H5T_NATIVE_FLOAT, {rows}, size));
  for (std::size_t step = 0; step < times.size(); ++step) {
    surface = surface_at(times[step]);
    auto* places = vtkFloatArray::SafeDownCast(surface->GetPoints()->GetData());
    write_rows(points, places->GetPointer(0), step * size, {size, 3});
    for (auto& [name, data] : fields)
      write_rows(data,
                 vtkFloatArray::SafeDownCast(surface->GetPointData()->GetArray(name.c_str()))->GetPointer(0),
                 step * size, {size});
  }
  points.close();
  for (auto& [name, data] : fields) data.close();
}

}  // namespace

void write_vtkhdf(const std::filesystem::path& file, const std::vector<double>& times,
                  const SurfaceAt& surface_at, const std::string& origin) {
  Handle image = results::h5::create_image();  // in memory: libhdf5 does not survive a full disk
  {
    const Handle root = make_group(image, "VTKHDF");
    write_number_attribute(root, "Version", {2, 0});
    write_text_attribute(root, "Type", "PolyData");
    write_text_attribute(root, "Origin", origin);
    vtkPolyData& first = *surface_at(times.front());
    write_topology(root, first, times.size());
    write_steps(root, first, times);
    write_cell_data(root, first);
    write_moving(root, times, surface_at);
  }
  const results::h5::Image finished(std::move(image));
  write_whole(file, finished.bytes().data(), finished.bytes().size());
}

}  // namespace spinewalk::viz
