#include "model/errors.hpp"
#include "results/image.hpp"
#include "results/layout.hpp"
#include "results/open_result.hpp"
#include "results/sealed_file.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <new>
#include <stdexcept>

namespace spinewalk::results {
namespace {

using layout::Axis, layout::Dataset, layout::Extents;

/// deflate shrinks at most to 1/1032 (zlib manual), so longer arrays than this are not in the file.
constexpr std::size_t kMostInflated = 1100;

class Reader {
 public:
  Reader(const h5::Handle& file, std::size_t size, bool profiles)
      : file_(file), most_values_(kMostInflated * size), profiles_(profiles) {}

  Result read() {
    check_kind();
    read_labels();
    for (const Axis axis : {Axis::time, Axis::cell, Axis::phase}) extents_[axis] = length_of_scale(axis);
    require_plausible(extents_[Axis::time] * extents_[Axis::level], extents_[Axis::cell]);
    allocate();
    read_all(layout::numbers());
    read_all(layout::counts());
    read_all(layout::texts());
    read_bursts();
    read_attributes();
    return std::move(result_);
  }

 private:
  void check_kind() {
    const std::string kind = h5::read_text_attribute(file_, layout::kFileTypeName);
    if (kind != layout::kFileType)
      throw IoError(fmt::format("filetype is '{}', expected '{}'", kind, layout::kFileType));
    const auto version = h5::read_int_attribute(file_, layout::kVersionName);
    if (version.empty() || version[0] != kFormatMajor)
      throw IoError(fmt::format(
          "result format {}, but this program reads {}.x\n  hint: read it with the spinewalk that "
          "wrote it (attribute code_version)",
          version.empty() ? 0 : version[0], kFormatMajor));
  }

  void read_labels() {
    solve::Labels& labels = result_.record.labels;
    for (const auto& scale : layout::label_scales()) {
      const std::string path = layout::scale_path(scale.axis);
      auto& own = labels.*scale.labels;
      own.clear();
      h5::read_dataset(h5::open_dataset(file_, path), path, own);
      extents_[scale.axis] = own.size();
    }
    if (!layout::known(labels)) throw IoError(wrong_labels(labels));
  }

  /// Names the first scale that is not a spine's; of a file that is neither, a spine is the likelier one.
  static std::string wrong_labels(const solve::Labels& labels) {
    const solve::Labels spine;
    for (const auto& scale : layout::label_scales())
      if (labels.*scale.labels != spine.*scale.labels)
        return fmt::format("{}: the labels are not those of this program", layout::scale_path(scale.axis));
    throw std::logic_error("known labels taken for wrong");
  }

  std::size_t length_of_scale(Axis axis) {
    const std::string path = layout::scale_path(axis);
    const h5::Handle scale = h5::open_dataset(file_, path);
    const h5::Shape shape = h5::shape_of(scale);
    if (shape.size() != 1)
      throw IoError(fmt::format("{}: a scale has one dimension, not {}", path, shape.size()));
    if (shape[0] / kMostInflated > h5::stored_size(scale))
      throw IoError(fmt::format("{}: the arrays are larger than the file can hold", path));
    require_plausible(shape[0], 1);
    return shape[0];
  }

  void require_plausible(std::size_t rows, std::size_t columns) const {
    if (rows > most_values_ || (columns > 0 && rows > most_values_ / columns))
      throw IoError("the arrays are larger than the file can hold");
  }

  /// Rows without cells when the profiles stay on disk.
  void allocate() {
    Extents extents = extents_;
    if (!profiles_) extents[Axis::cell] = 0;
    layout::allocate(result_, extents);
    for (std::size_t disc = 0; disc < extents_[Axis::level]; ++disc)
      result_.record.cell_position[disc].resize(extents_[Axis::cell]);
  }

  template <class Value>
  void read_all(const std::vector<Dataset<Result, Value>>& table) {
    for (const auto& line : table)
      if (profiles_ || !layout::is_profile(line)) read(file_, line.group, line, result_, extents_);
  }

  template <class Owner, class Value>
  void read(hid_t file, const std::string& group, const Dataset<Owner, Value>& line, Owner& owner,
            const Extents& extents) {
    const std::string path = group == "/" ? group + line.name : group + "/" + line.name;
    const h5::Handle dataset = h5::open_dataset(file, path);
    const h5::Shape expected = layout::shape_of(line, extents), found = h5::shape_of(dataset);
    if (found != expected)
      throw IoError(
          fmt::format("{}: shape {}, expected {}", path, h5::to_string(found), h5::to_string(expected)));
    std::vector<Value> values;
    h5::read_dataset(dataset, path, values);
    layout::scatter(line, owner, expected, std::move(values));
  }

  void read_bursts() {
    const std::size_t bursts = h5::link_names(h5::open_group(file_, layout::kBurstGroup)).size();
    for (std::size_t n = 0; n < bursts; ++n) {
      const std::string path = fmt::format("{}/{}", layout::kBurstGroup, n);
      const h5::Handle group = h5::open_group(file_, path);
      solve::Burst burst{};
      burst.phase = phase_labelled(h5::read_text_attribute(group, layout::kBurstPhase), path);
      burst.place = h5::read_text_attribute(group, layout::kBurstPlace);
      Extents extents = extents_;
      const h5::Shape time = h5::shape_of(h5::open_dataset(group, layout::scale_name(Axis::time)));
      extents[Axis::time] = h5::size_of(time);
      require_plausible(extents[Axis::time], 1);
      layout::allocate(burst, extents);
      for (const auto& line : layout::burst_numbers()) read(file_, path, line, burst, extents);
      result_.record.bursts.push_back(std::move(burst));
    }
  }

  std::size_t phase_labelled(const std::string& label, const std::string& where) const {
    const auto& phases = result_.record.phases;
    const auto found =
        std::find_if(phases.begin(), phases.end(), [&](const auto& phase) { return phase.label == label; });
    if (found == phases.end()) throw IoError(fmt::format("{}: there is no phase '{}'", where, label));
    return static_cast<std::size_t>(found - phases.begin());
  }

  void read_attributes() {
    for (const auto& attribute : layout::text_attributes())
      result_.provenance.*attribute.value = h5::read_text_attribute(file_, attribute.name);
    const h5::Handle run = h5::open_group(file_, layout::kRunGroup);
    for (const auto& name : h5::attribute_names(run))
      result_.provenance.run[name] = h5::read_text_attribute(run, name);
    result_.record.complete = h5::read_int_attribute(file_, layout::kComplete) == std::vector<int>{1};
  }

  const h5::Handle& file_;
  const std::size_t most_values_;
  const bool profiles_;
  Extents extents_;
  Result result_;
};

}  // namespace

Result from_image(std::string_view bytes) { return Reader(h5::open_image(bytes), bytes.size(), true).read(); }

namespace {

/// Puts the file's name before whatever goes wrong in it.
template <class Work>
auto within(const std::filesystem::path& file, Work work) {
  try {
    return work();
  } catch (const IoError& error) {
    throw IoError(fmt::format("{}: {}", file.string(), error.what()));
  } catch (const std::bad_alloc&) {
    throw IoError(fmt::format("{}: does not fit into memory", file.string()));
  }
}

}  // namespace

Result read_result(const std::filesystem::path& file, bool unsealed) {
  const h5::QuietErrors quiet;
  const std::string bytes = read_sealed(file, unsealed);
  return within(file, [&] { return from_image(bytes); });
}

struct OpenResult::Open {
  std::filesystem::path path;
  SealedMapping mapping;
  h5::Handle file;
  Result tables;
};

OpenResult::OpenResult(const std::filesystem::path& file, bool unsealed) {
  const h5::QuietErrors quiet;
  SealedMapping mapping(file, unsealed);
  open_ = within(file, [&] {
    h5::Handle opened = h5::open_image(mapping.bytes());
    Result tables = Reader(opened, mapping.bytes().size(), false).read();
    return std::make_unique<Open>(Open{file, std::move(mapping), std::move(opened), std::move(tables)});
  });
}

OpenResult::~OpenResult() = default;

const Result& OpenResult::tables() const { return open_->tables; }

solve::Row OpenResult::profile(std::size_t row) const {
  const h5::QuietErrors quiet;
  const solve::Record& record = open_->tables.record;
  Extents extents;
  for (const auto& scale : layout::label_scales()) extents[scale.axis] = (record.labels.*scale.labels).size();
  extents[Axis::time] = 1;
  extents[Axis::cell] = record.cell_position[0].size();
  extents[Axis::phase] = 0;
  Result slice;
  layout::allocate(slice, extents);
  within(open_->path, [&] {
    for (const auto& line : layout::numbers()) {
      if (!layout::is_profile(line)) continue;
      const std::string path = line.group + "/" + line.name;
      std::vector<double> values;
      h5::read_row(h5::open_dataset(open_->file, path), path, row, values);
      layout::scatter(line, slice, layout::shape_of(line, extents), std::move(values));
    }
    return 0;
  });
  return std::move(slice.record.rows.front());
}

}  // namespace spinewalk::results
