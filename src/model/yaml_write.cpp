#include "model/yaml_tree.hpp"

#include <yaml.h>

#include <new>
#include <type_traits>

namespace spinewalk::model {
namespace {

/// Writes a tree as block-style YAML.
class Emitter {
 public:
  Emitter() {
    if (yaml_emitter_initialize(&emitter_) == 0) throw std::bad_alloc();
    yaml_emitter_set_output(&emitter_, append, &text_);
    yaml_emitter_set_unicode(&emitter_, 1);
    yaml_emitter_set_width(&emitter_, -1);
  }
  ~Emitter() { yaml_emitter_delete(&emitter_); }
  Emitter(const Emitter&) = delete;
  Emitter& operator=(const Emitter&) = delete;

  std::string write(const YamlNode& tree) {
    put(yaml_stream_start_event_initialize, YAML_UTF8_ENCODING);
    put(yaml_document_start_event_initialize, nullptr, nullptr, nullptr, 1);
    write_node(tree);
    put(yaml_document_end_event_initialize, 1);
    put(yaml_stream_end_event_initialize);
    return std::move(text_);
  }

 private:
  static int append(void* text, unsigned char* bytes, std::size_t count) {
    static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
    return 1;
  }

  template <class... Arguments>
  void put(int (*initialize)(yaml_event_t*, Arguments...), std::type_identity_t<Arguments>... arguments) {
    yaml_event_t event;
    // The emitter frees the event, also where it fails; only memory can be missing, the tree is sound.
    if (initialize(&event, arguments...) == 0 || yaml_emitter_emit(&emitter_, &event) == 0)
      throw std::bad_alloc();
  }

  void write_node(const YamlNode& node) {
    switch (node.kind) {
      case YamlNode::Kind::null:
        return write_scalar("~", YAML_PLAIN_SCALAR_STYLE);
      case YamlNode::Kind::scalar:
        return write_scalar(node.scalar, reads_as_null(node.scalar) ? YAML_DOUBLE_QUOTED_SCALAR_STYLE
                                                                    : YAML_ANY_SCALAR_STYLE);
      case YamlNode::Kind::sequence:
        put(yaml_sequence_start_event_initialize, nullptr, nullptr, 1, YAML_BLOCK_SEQUENCE_STYLE);
        for (const auto& item : node.items) write_node(item);
        return put(yaml_sequence_end_event_initialize);
      case YamlNode::Kind::mapping:
        put(yaml_mapping_start_event_initialize, nullptr, nullptr, 1, YAML_BLOCK_MAPPING_STYLE);
        for (const auto& entry : node.entries) {
          write_node(make_scalar(entry.key));
          write_node(entry.value);
        }
        return put(yaml_mapping_end_event_initialize);
    }
  }

  void write_scalar(const std::string& text, yaml_scalar_style_t style) {
    put(yaml_scalar_event_initialize, nullptr, nullptr, reinterpret_cast<const unsigned char*>(text.data()),
        static_cast<int>(text.size()), 1, 1, style);
  }

  yaml_emitter_t emitter_{};
  std::string text_;
};

}  // namespace

std::string write_yaml(const YamlNode& node) { return Emitter().write(node); }

}  // namespace spinewalk::model
