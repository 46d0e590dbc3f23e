/// Text from files as it may be shown anywhere. No VTK.
#pragma once

#include <string>
#include <string_view>

namespace spinewalk::viz {

/// One line of valid UTF-8: control characters become blanks, bytes that are no UTF-8 U+FFFD.
std::string plain_text(std::string_view text);

/// The same for HTML and XML, in text and in quoted attributes.
std::string html_text(std::string_view text);

/// Several lines for HTML: line breaks and tabs stay.
std::string html_block(std::string_view text);

}  // namespace spinewalk::viz
