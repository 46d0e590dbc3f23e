/// A result as comma-separated tables: SI units, a header "name [unit]", one row a time and level.
#pragma once

#include "results/file.hpp"

#include <string>

namespace spinewalk::cli {

std::string disc_table(const solve::Record& record);        ///< /disc over time
std::string burst_table(const solve::Burst& burst);         ///< the samples of one burst
std::string quoted_csv(const std::string& text);            ///< RFC 4180

}  // namespace spinewalk::cli
