#include "sweep/plan_folder.hpp"

#include "model/activities.hpp"
#include "model/load_model.hpp"
#include "model/read_parameters.hpp"
#include "model/scenario_tree.hpp"
#include "results/sha256.hpp"

#include <fmt/format.h>

#include <fstream>
#include <initializer_list>

namespace spinewalk::sweep {
namespace {

namespace fs = std::filesystem;
using model::YamlNode;

/// Keys of a model file that may name another one.
constexpr std::initializer_list<const char*> kModelFiles{"extends", "conditions"};

/// Every value of a scenario tree that names a file: of recordings, and of a result to start from.
std::vector<YamlNode*> named_files(YamlNode& root) {
  std::vector<YamlNode*> files;
  if (YamlNode* timeline = root.find("timeline"))
    for (auto& item : timeline->items)
      for (const auto& kind : model::activity_kinds()) {
        YamlNode* phase = item.find(kind.name);
        if (!phase) continue;
        model::Activity activity = kind.prototype;
        std::vector<model::Parameter> parameters;
        kind.declare(model::Table(parameters), activity);
        for (const auto& parameter : parameters)
          if (YamlNode* value = phase->find(parameter.path);
              value && std::holds_alternative<model::FileTarget>(parameter.target))
            files.push_back(value);
      }
  if (YamlNode* start = root.find("start"); start && start->find("from"))
    files.push_back(start->find("from"));
  return files;
}

class Copier {
 public:
  Copier(const Request& request, const fs::path& folder) : request_(request), folder_(folder) {}

  std::map<std::string, std::string> copy() {
    YamlNode root = model::scenario_tree(request_.base, model::read_text(request_.base), {});
    const fs::path beside = fs::absolute(request_.base).parent_path();
    for (YamlNode* node : named_files(root)) {
      const fs::path file = model::resolve_file(*node, beside);
      node->scalar = "files/" + results::file_sha256(file).substr(0, 16) + file.extension().string();
      copy_file(file, node->scalar);
    }
    if (YamlNode* model = root.find("model")) copy_model((*model)["base"], beside);
    if (request_.wall) root["solver"]["wall_limit"] = model::make_scalar(*request_.wall);
    if (request_.evaluations) root["solver"]["evaluation_limit"] = model::make_scalar(*request_.evaluations);
    write_text(folder_ / "scenario.yaml", model::write_yaml(root));
    note("scenario.yaml");
    return std::move(hashes_);
  }

 private:
  void note(const std::string& name) { hashes_[name] = results::file_sha256(folder_ / name); }

  void copy_file(const fs::path& from, const std::string& name) {
    std::error_code error;
    fs::create_directories((folder_ / name).parent_path(), error);
    fs::copy_file(from, folder_ / name, fs::copy_options::overwrite_existing, error);
    if (error)
      throw IoError(
          fmt::format("cannot copy {} into the plan: {}\n  hint: check the permissions and the free space",
                      from.string(), error.message()));
    note(name);
  }

  /// A model with the file that it extends and the one that holds its conditions, at the same places relative to each other.
  void copy_model(YamlNode& base, const fs::path& beside) {
    const fs::path start = base.place.line > 0 ? fs::absolute(base.place.file).parent_path() : beside;
    const fs::path file = model::find_model(base.scalar, start, base.place);
    base.scalar = file.stem().string();
    copy_model_file(file, file.parent_path());
  }

  void copy_model_file(const fs::path& file, const fs::path& root) {
    const std::string name = file.lexically_relative(root).generic_string();
    if (name.starts_with(".."))
      throw InputError(Place{file.string()}, "the model reads a file outside its own folder",
                       "put all its files into one folder");
    copy_file(file, "models/" + name);
    const YamlNode tree = model::parse_yaml(model::read_text(file), file.string());
    for (const char* key : kModelFiles) {
      const YamlNode* value = tree.find(key);
      if (value && value->is_scalar())
        copy_model_file(model::resolve_file(*value, file.parent_path()).lexically_normal(), root);
    }
  }

  const Request& request_;
  fs::path folder_;
  std::map<std::string, std::string> hashes_;
};

void refuse_outside(const YamlNode& node, const std::string& name) {
  const fs::path path(name);
  const bool leaves = path.is_absolute() || path.lexically_normal().generic_string().starts_with("..");
  if (leaves)
    throw InputError(node.place, fmt::format("\"{}\" lies outside the plan", name),
                     "make the plan again with `spinewalk sweep plan`");
}

/// The other files that a file of a plan reads. `name` of the file starts at the folder.
void refuse_outside_of(const fs::path& folder, const fs::path& name,
                       std::initializer_list<const char*> keys) {
  const YamlNode tree = model::parse_yaml(model::read_text(folder / name), (folder / name).string());
  for (const char* key : keys) {
    const YamlNode* value = tree.find(key);
    if (value && value->is_scalar()) refuse_outside(*value, (name.parent_path() / value->scalar).string());
  }
}

}  // namespace

std::map<std::string, std::string> copy_base(const Request& request, const fs::path& folder) {
  return Copier(request, folder).copy();
}

void require_inside(const fs::path& folder) {
  const fs::path file = folder / "scenario.yaml";
  refuse_outside_of(folder, "scenario.yaml", {"extends"});
  YamlNode root = model::scenario_tree(file, model::read_text(file), {});
  for (const YamlNode* node : named_files(root)) refuse_outside(*node, node->scalar);
  if (const YamlNode* model = root.find("model"))
    if (const YamlNode* base = model->find("base")) refuse_outside(*base, base->scalar);
  std::error_code none;  // a rig of its own may do without a model
  for (const auto& entry : fs::recursive_directory_iterator(folder / "models", none))
    if (entry.is_regular_file())
      refuse_outside_of(folder, entry.path().lexically_relative(folder), kModelFiles);
}

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out)
    throw IoError(
        fmt::format("{}: writing failed\n  hint: check the free space and the permissions", file.string()));
}

}  // namespace spinewalk::sweep
