#include "cli/completion.hpp"

#include <fmt/format.h>

namespace spinewalk::cli {
namespace {

/// One subcommand: its words on the line, and what may follow.
struct Node {
  std::string line;  ///< "spinewalk sweep run"
  std::vector<std::string> subcommands, options;
  std::map<std::string, std::string> meaning;
};

std::string first_sentence(std::string text) {
  text = text.substr(0, text.find_first_of("(;\n"));
  while (!text.empty() && text.back() == ' ') text.pop_back();
  std::erase_if(text, [](char c) { return c == '\'' || c == '`' || c == '"' || c == '[' || c == ']' || c == ':'; });
  return text;
}

void collect(const CLI::App& app, const std::string& before, std::vector<Node>& nodes) {
  Node node{before.empty() ? app.get_name() : before + " " + app.get_name(), {}, {}, {}};
  for (const CLI::App* sub : app.get_subcommands({})) {
    node.subcommands.push_back(sub->get_name());
    node.meaning[sub->get_name()] = first_sentence(sub->get_description());
  }
  for (const CLI::Option* option : app.get_options({}))
    for (const std::string& name : option->get_lnames()) {
      node.options.push_back("--" + name);
      node.meaning["--" + name] = first_sentence(option->get_description());
    }
  nodes.push_back(node);
  for (const CLI::App* sub : app.get_subcommands({})) collect(*sub, node.line, nodes);
}

std::vector<Node> tree_of(const CLI::App& app) {
  std::vector<Node> nodes;
  collect(app, "", nodes);
  return nodes;
}

std::string bash(const std::vector<Node>& nodes) {
  std::string text =
      "# spinewalk completion for bash: source <(spinewalk completion bash)\n"
      "_spinewalk() {\n"
      "  local line=spinewalk word words\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case \"$line $word\" in\n";
  for (std::size_t i = 1; i < nodes.size(); ++i) text += fmt::format("      \"{0}\") line=\"{0}\" ;;\n", nodes[i].line);
  text += "    esac\n  done\n  case \"$line\" in\n";
  for (const auto& node : nodes)
    text += fmt::format("    \"{}\") words=\"{}{}{}\" ;;\n", node.line, fmt::join(node.subcommands, " "),
                        node.subcommands.empty() ? "" : " ", fmt::join(node.options, " "));
  return text +
         "  esac\n"
         "  local current=${COMP_WORDS[COMP_CWORD]}\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  [[ $current == -* || ( $line == spinewalk && ${#COMPREPLY[@]} -gt 0 ) ]] || COMPREPLY+=($(compgen -f -- \"$current\"))\n"
         "}\n"
         "complete -o filenames -F _spinewalk spinewalk\n";
}

std::string zsh(const std::vector<Node>& nodes) {
  std::string text =
      "#compdef spinewalk\n"
      "# spinewalk completion for zsh: source <(spinewalk completion zsh)\n"
      "_spinewalk() {\n"
      "  local line=spinewalk word\n"
      "  local -a entries\n"
      "  for word in \"${(@)words[2,CURRENT-1]}\"; do\n"
      "    case \"$line $word\" in\n";
  for (std::size_t i = 1; i < nodes.size(); ++i) text += fmt::format("      \"{0}\") line=\"{0}\" ;;\n", nodes[i].line);
  text += "    esac\n  done\n  case \"$line\" in\n";
  for (const auto& node : nodes) {
    text += fmt::format("    \"{}\") entries=(", node.line);
    for (const auto* names : {&node.subcommands, &node.options})
      for (const auto& name : *names) text += fmt::format("'{}:{}' ", name, node.meaning.at(name));
    text += ") ;;\n";
  }
  return text +
         "  esac\n"
         "  _describe 'spinewalk' entries\n"
         "  _files\n"
         "}\n"
         "compdef _spinewalk spinewalk\n";
}

std::string fish(const std::vector<Node>& nodes) {
  std::string text = "# spinewalk completion for fish: spinewalk completion fish | source\n";
  for (const auto& node : nodes) {
    const bool root = node.line == nodes.front().line;
    std::string condition;
    for (std::size_t at = node.line.find(' '); at != node.line.npos;) {
      const std::size_t end = std::min(node.line.find(' ', at + 1), node.line.size());
      condition += fmt::format("{}__fish_seen_subcommand_from {}", condition.empty() ? "" : "; and ",
                               node.line.substr(at + 1, end - at - 1));
      at = end == node.line.size() ? node.line.npos : end;
    }
    if (root) condition = "__fish_use_subcommand";
    for (const auto& name : node.subcommands)
      text += fmt::format("complete -c spinewalk -n '{}' -a {} -d '{}'\n", condition, name, node.meaning.at(name));
    for (const auto& name : node.options)
      text += fmt::format("complete -c spinewalk {}-l {} -d '{}'\n", root ? "" : fmt::format("-n '{}' ", condition), name.substr(2),
                          node.meaning.at(name));
  }
  return text;
}

}  // namespace

std::string completion_script(const CLI::App& app, const std::string& shell) {
  const auto nodes = tree_of(app);
  return shell == "bash" ? bash(nodes) : shell == "zsh" ? zsh(nodes) : fish(nodes);
}

}  // namespace spinewalk::cli
