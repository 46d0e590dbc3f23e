#include "viz/placement.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>

namespace spinewalk::viz {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);) parts.push_back(part);
  return parts;
}

std::string trimmed(const std::string& text) {
  const auto begin = text.find_first_not_of(" \r\t"), end = text.find_last_not_of(" \r\t");
  return begin == text.npos ? "" : text.substr(begin, end + 1 - begin);
}

/// Numbers between blanks; none for an empty text and for None.
std::vector<double> read_numbers(const std::string& text, const Place& place) {
  std::vector<double> numbers;
  for (const std::string& word : split(trimmed(text), ' ')) {
    if (word.empty() || word == "None") continue;
    double value = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
    if (read.ec != std::errc{} || read.ptr != word.data() + word.size() || !std::isfinite(value))
      throw InputError(place, fmt::format("\"{}\" is not a number", word),
                       "write numbers separated by blanks, or None");
    numbers.push_back(value);
  }
  return numbers;
}

Placement turn_about(int axis, double angle) {
  const double c = std::cos(angle), s = std::sin(angle);
  Placement turn;
  if (axis == 0) turn.turn = {Point{1, 0, 0}, Point{0, c, -s}, Point{0, s, c}};
  if (axis == 1) turn.turn = {Point{c, 0, s}, Point{0, 1, 0}, Point{-s, 0, c}};
  if (axis == 2) turn.turn = {Point{c, -s, 0}, Point{s, c, 0}, Point{0, 0, 1}};
  return turn;
}

Placement turn_of(const std::vector<double>& n, const Place& place) {
  if (n.empty()) return {};
  if (n.size() == 3) return turn_about(0, n[0]) * turn_about(1, n[1]) * turn_about(2, n[2]);
  const double size = n.size() == 4 ? std::sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2] + n[3] * n[3]) : 0;
  if (!(size > 0))
    throw InputError(place, "a turn has three angles or a quaternion of four numbers that are not all zero",
                     "write x y z [rad], or w x y z");
  const double w = n[0] / size, x = n[1] / size, y = n[2] / size, z = n[3] / size;
  Placement turn;
  turn.turn = {Point{1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)},
               Point{2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)},
               Point{2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)}};
  return turn;
}

Placement placed(const std::string& position, const std::string& turn, const Place& place) {
  const auto at = read_numbers(position, place);
  if (!at.empty() && at.size() != 3)
    throw InputError(place, fmt::format("\"{}\" is not a position", position), "write x y z [m]");
  Placement placement = turn_of(read_numbers(turn, place), place);
  if (!at.empty()) placement.shift = {at[0], at[1], at[2]};
  return placement;
}

std::optional<std::size_t> known_body(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return char(std::tolower(c)); });
  if (name == "sacrum" || name == "s1") return 0;
  if (name == "torso" || name == "thorax" || name == "t12") return 6;
  for (std::size_t n = 1; n <= 5; ++n)
    if (name == fmt::format("lumbar{}", n) || name == fmt::format("l{}", n)) return 6 - n;
  return std::nullopt;
}

/// "NAME[FILE scale S pos P rot Q]" or "FILE".
struct MeshWord {
  std::vector<std::string> names;  ///< of the file, most wanted first
  std::map<std::string, std::string> values;
};

MeshWord read_mesh(const std::string& text) {
  const auto open = text.find('['), close = text.rfind(']');
  if (open == text.npos || close == text.npos || close < open) return {{trimmed(text)}, {}};
  MeshWord mesh;
  std::string key = "file";
  for (const std::string& word : split(text.substr(open + 1, close - open - 1), ' ')) {
    if (word == "scale" || word == "pos" || word == "rot")
      key = word;
    else
      mesh.values[key] += word + " ";
  }
  mesh.names.push_back(fs::path(trimmed(mesh.values["file"])).filename().string());
  // MuJoCo's NAME ends in _geom_NUMBER_FILE, which tells apart what was renamed.
  const std::string name = text.substr(0, open), mark = "_geom_";
  const auto geom = name.rfind(mark);
  const auto number_end = geom == name.npos ? name.npos : name.find('_', geom + mark.size());
  if (number_end != name.npos) mesh.names.push_back(trimmed(name.substr(number_end + 1)));
  return mesh;
}

class Table {
 public:
  explicit Table(const fs::path& folder) : folder_(folder), file_(find_table()) { list_meshes(); }

  std::vector<PlacedMesh> read() {
    std::ifstream in(file_);
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      place_ = {file_.string(), number, 0};
      number == 1 ? read_header(line) : read_row(line);
    }
    check_bones();
    return std::move(placed_);
  }

 private:
  fs::path find_table() const {
    std::error_code error;
    std::vector<fs::path> tables;
    for (const auto& entry : fs::directory_iterator(folder_, error))
      if (entry.path().extension() == ".tsv") tables.push_back(entry.path());
    if (error)
      throw InputError({"--meshes"}, folder_.string() + ": " + error.message(), "name a folder of meshes");
    if (tables.size() != 1)
      throw InputError({folder_.string()},
                       fmt::format("has {} placement tables (.tsv), expected one", tables.size()),
                       "the columns are body, parent, pos_m, euler_or_quat, meshes");
    return tables.front();
  }

  void list_meshes() {
    for (const auto& entry : fs::directory_iterator(folder_))
      for (const char* kind : {".stl", ".vtp", ".obj"})
        if (entry.path().extension() == kind) meshes_.push_back(entry.path());
    std::sort(meshes_.begin(), meshes_.end());
  }

  void read_header(const std::string& line) {
    const auto names = split(line, '\t');
    for (const char* wanted : {"body", "parent", "pos_m", "euler_or_quat", "meshes"}) {
      const auto found =
          std::find_if(names.begin(), names.end(), [&](const auto& n) { return trimmed(n) == wanted; });
      if (found == names.end())
        throw InputError(place_, fmt::format("there is no column \"{}\"", wanted),
                         "the columns are body, parent, pos_m, euler_or_quat, meshes");
      column_[wanted] = static_cast<std::size_t>(found - names.begin());
    }
  }

  void read_row(const std::string& line) {
    if (trimmed(line).empty()) return;
    const auto cells = split(line, '\t');
    const auto cell = [&](const char* name) {
      const std::size_t at = column_.at(name);
      return at < cells.size() ? trimmed(cells[at]) : std::string();
    };
    const std::string name = cell("body"), parent = cell("parent");
    if (!parent.empty() && !bodies_.contains(parent))
      throw InputError(place_, fmt::format("the parent \"{}\" has no row above", parent),
                       "write parents first");
    Body body{placed(cell("pos_m"), cell("euler_or_quat"), place_), known_body(name), 0};
    if (!parent.empty()) {
      body.placement = bodies_.at(parent).placement * body.placement;
      body.moves_with = bodies_.at(parent).moves_with;
    }
    if (body.known) body.moves_with = *body.known;
    bodies_[name] = body;
    bool first = true;
    for (const std::string& text : split(cell("meshes"), ';')) {
      if (!trimmed(text).empty()) add_mesh(text, body, first);
      first = false;
    }
  }

  struct Body {
    Placement placement;
    std::optional<std::size_t> known;
    std::size_t moves_with;
  };

  void add_mesh(const std::string& text, const Body& body, bool first) {
    MeshWord word = read_mesh(text);
    const fs::path* file = find_mesh(word.names);
    if (!file) return;  // a table may list more than the folder holds
    const auto scale = read_numbers(word.values["scale"], place_);
    const Placement own = placed(word.values["pos"], word.values["rot"], place_);
    placed_.push_back({*file, body.moves_with, body.known && first, body.placement * own,
                       scale.empty() ? 1 : scale.front()});
  }

  const fs::path* find_mesh(const std::vector<std::string>& names) const {
    for (const std::string& name : names) {
      const std::string stem = fs::path(name).stem().string();
      for (const bool whole : {true, false})
        for (const fs::path& mesh : meshes_) {
          const std::string own = mesh.stem().string();
          if (!stem.empty() && (whole ? own == stem : own.ends_with("_" + stem))) return &mesh;
        }
    }
    return nullptr;
  }

  void check_bones() const {
    constexpr std::array<const char*, 6> names{"sacrum",  "lumbar5", "lumbar4",
                                               "lumbar3", "lumbar2", "lumbar1"};
    for (std::size_t body = 0; body < names.size(); ++body)
      if (std::none_of(placed_.begin(), placed_.end(),
                       [&](const PlacedMesh& mesh) { return mesh.own && mesh.body == body; }))
        throw InputError(
            {file_.string()}, fmt::format("there is no mesh of {}", names[body]),
            fmt::format("give the body {} a row whose meshes name a .stl, .vtp or .obj file in {}",
                        names[body], folder_.string()));
  }

  fs::path folder_, file_;
  std::vector<fs::path> meshes_;
  Place place_;
  std::map<std::string, std::size_t> column_;
  std::map<std::string, Body> bodies_;
  std::vector<PlacedMesh> placed_;
};

}  // namespace

Placement Placement::operator*(const Placement& inner) const {
  Placement out;
  const std::array<Point, 3>& b = inner.turn;
  for (std::size_t i = 0; i < 3; ++i) out.turn[i] = turn[i].x * b[0] + turn[i].y * b[1] + turn[i].z * b[2];
  out.shift = (*this)(inner.shift);
  return out;
}

std::vector<PlacedMesh> read_placement(const fs::path& folder) { return Table(folder).read(); }

}  // namespace spinewalk::viz
