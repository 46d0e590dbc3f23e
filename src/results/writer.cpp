#include "results/dimension_scales.hpp"
#include "results/image.hpp"
#include "results/layout.hpp"
#include "results/sealed_file.hpp"

#include <fmt/core.h>

namespace spinewalk::results {
namespace {

using layout::Axis, layout::Dataset, layout::Extents;

/// A group with the dimension scales that it holds or links.
struct Group {
  h5::Handle handle;
  std::map<Axis, h5::Handle> scales;
};

class Writer {
 public:
  explicit Writer(const Result& result) : result_(result), extents_(layout::extents_of(result)) {}

  /// The file; call once.
  h5::Image write(const std::function<void(hid_t)>& more) {
    groups_.emplace("/", Group{h5::open_group(file_, "/"), {}});
    write_root_attributes();
    write_scales();
    for (const bool scales : {true, false}) {  // a dataset can only be given scales that are there
      write_all(layout::numbers(), scales);
      write_all(layout::counts(), scales);
      write_all(layout::texts(), scales);
    }
    write_bursts();
    Group& run = group(layout::kRunGroup);
    for (const auto& [name, value] : result_.provenance.run) h5::write_attribute(run.handle, name, value);
    h5::write_attribute(file_, layout::kComplete, std::vector<int>{result_.record.complete});
    if (more) more(file_);
    scales_.finish(file_);
    for (auto& [path, group] : groups_) close(group);
    return h5::Image(std::move(file_));
  }

 private:
  void write_root_attributes() {
    h5::write_attribute(file_, layout::kFileTypeName, layout::kFileType);
    h5::write_attribute(file_, layout::kVersionName, std::vector<int>{kFormatMajor, kFormatMinor});
    for (const auto& attribute : layout::text_attributes())
      h5::write_attribute(file_, attribute.name, result_.provenance.*attribute.value);
  }

  void write_scales() {
    for (const auto& scale : layout::label_scales()) {
      const auto& labels = result_.record.labels.*scale.labels;
      add_scale(group("/"), scale.axis, scale.long_name,
                h5::write_dataset(file_, layout::scale_name(scale.axis), {labels.size()}, labels));
    }
    std::vector<long> cells(extents_.at(Axis::cell));
    for (std::size_t cell = 0; cell < cells.size(); ++cell) cells[cell] = static_cast<long>(cell);
    h5::Handle dataset = h5::write_dataset(file_, layout::scale_name(Axis::cell), {cells.size()}, cells);
    h5::write_attribute(dataset, layout::kUnits, "1");
    add_scale(group("/"), Axis::cell, layout::kCellLongName, std::move(dataset));
  }

  void add_scale(Group& group, Axis axis, const std::string& long_name, h5::Handle dataset) {
    h5::write_attribute(dataset, layout::kLongName, long_name);
    h5::make_scale(dataset, layout::scale_name(axis));
    group.scales.emplace(axis, std::move(dataset));
  }

  template <class Value>
  void write_all(const std::vector<Dataset<Result, Value>>& table, bool scales) {
    for (const auto& line : table)
      if (line.is_scale() == scales) write(group(line.group), line, result_, extents_);
  }

  template <class Owner, class Value>
  void write(Group& group, const Dataset<Owner, Value>& line, const Owner& owner, const Extents& extents) {
    const h5::Shape shape = layout::shape_of(line, extents);
    h5::Handle dataset =
        h5::write_dataset(group.handle, line.name, shape, layout::gather(line, owner, shape));
    if (!line.unit.empty()) h5::write_attribute(dataset, layout::kUnits, line.unit);
    if (line.is_scale()) return add_scale(group, line.axes[0], line.long_name, std::move(dataset));
    h5::write_attribute(dataset, layout::kLongName, line.long_name);
    std::vector<hid_t> scales;
    for (std::size_t axis = 0; axis < shape.size(); ++axis) scales.push_back(scale(group, line.axes[axis]));
    scales_.attach(dataset, scales);
    dataset.close();
  }

  void write_bursts() {
    group(layout::kBurstGroup);
    for (std::size_t n = 0; n < result_.record.bursts.size(); ++n) {
      const auto& burst = result_.record.bursts[n];
      const Extents extents = layout::extents_of(burst, result_.record.labels);
      Group& own = group(fmt::format("{}/{}", layout::kBurstGroup, n));
      h5::write_attribute(own.handle, layout::kBurstPhase, result_.record.phases.at(burst.phase).label);
      h5::write_attribute(own.handle, layout::kBurstPlace, burst.place);
      for (const auto& line : layout::burst_numbers()) write(own, line, burst, extents);
    }
  }

  Group& group(const std::string& path) {
    const auto found = groups_.find(path);
    if (found != groups_.end()) return found->second;
    return groups_.emplace(path, Group{h5::create_group(file_, path), {}}).first->second;
  }

  /// The scale of an axis as seen from a group: its own, or the root's under a second name.
  hid_t scale(Group& group, Axis axis) {
    const auto found = group.scales.find(axis);
    if (found != group.scales.end()) return found->second;
    const std::string name = layout::scale_name(axis);
    h5::hard_link(file_, layout::scale_path(axis), group.handle, name);
    return group.scales.emplace(axis, h5::open_dataset(group.handle, name)).first->second;
  }

  static void close(Group& group) {
    for (auto& [axis, scale] : group.scales) scale.close();
    group.handle.close();
  }

  h5::Handle file_ = h5::create_image();
  const Result& result_;
  const Extents extents_;
  std::map<std::string, Group> groups_;
  h5::DimensionScales scales_;
};

}  // namespace

h5::Image to_image(const Result& result, const std::function<void(hid_t)>& more) {
  return Writer(result).write(more);
}

void write_result(const std::filesystem::path& file, const Result& result) {
  const h5::QuietErrors quiet;
  write_sealed(file, to_image(result).bytes(), [](std::string_view bytes) { h5::open_image(bytes).close(); });
}

}  // namespace spinewalk::results
