#include "model/errors.hpp"

#include <fmt/core.h>

namespace spinewalk {
namespace {

std::string render(const Place& place, const std::string& message, const std::string& hint) {
  std::string text = place.file;
  if (place.line > 0) text += fmt::format(":{}:{}", place.line, place.column);
  text += fmt::format(": {}", message);
  if (!hint.empty()) text += fmt::format("\n  hint: {}", hint);
  return text;
}

}  // namespace

InputError::InputError(Place place, std::string message, std::string hint)
    : std::runtime_error(render(place, message, hint)),
      place_(std::move(place)),
      message_(std::move(message)),
      hint_(std::move(hint)) {}

}  // namespace spinewalk
