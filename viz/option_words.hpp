/// Words of the command line that several commands share.
#pragma once

#include "viz/field.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::viz {

/// "L4L5" -> 3. @throws InputError (place `option`), as all of these.
std::size_t read_level(const char* option, const std::string& text);
Field read_field(const std::string& text);
/// [s]; nothing for an empty text.
std::optional<double> read_time(const char* option, const std::string& text);
/// "1280x720"; positive numbers.
std::optional<std::pair<double, double>> read_pair(const std::string& text);

/// The file must end in one of these. `what`: "a picture".
void check_ending(const std::filesystem::path& output, const char* what,
                  const std::vector<std::string>& endings);

}  // namespace spinewalk::viz
