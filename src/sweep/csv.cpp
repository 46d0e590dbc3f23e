#include "sweep/csv.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>

namespace spinewalk::sweep {
namespace {

class Parser {
 public:
  Parser(std::string_view text, const std::string& name) : text_(text), name_(name) {}

  CsvTable parse() {
    CsvTable table;
    while (at_ < text_.size()) {
      std::vector<std::string> row = parse_row();
      if (row.size() == 1 && row[0].empty()) continue;  // an empty line
      if (table.header.empty()) {
        table.header = std::move(row);
      } else if (row.size() != table.header.size()) {
        throw InputError(Place{name_, line_ - 1, 1}, fmt::format("{} cells under {} names", row.size(), table.header.size()),
                         "give every row one cell a column; put text with a comma in double quotes");
      } else {
        for (auto& cell : row) table.cells.push_back(std::move(cell));
      }
    }
    if (table.header.empty())
      throw InputError(Place{name_, 1, 1}, "the table is empty", "the first line names the columns: path [unit], ...");
    return table;
  }

 private:
  std::vector<std::string> parse_row() {
    std::vector<std::string> row;
    for (;;) {
      row.push_back(parse_cell());
      if (at_ < text_.size() && text_[at_] == ',') {
        ++at_;
        continue;
      }
      if (at_ < text_.size() && text_[at_] == '\r') ++at_;
      if (at_ < text_.size() && text_[at_] == '\n') ++at_;
      ++line_;
      return row;
    }
  }

  std::string parse_cell() {
    if (at_ < text_.size() && text_[at_] == '"') return parse_quoted();
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string_view cell = text_.substr(at_, end - at_);
    at_ = end;
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
    return std::string(cell);
  }

  std::string parse_quoted() {
    const int opened = line_;
    std::string cell;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        cell += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        cell += text_[at_++];
      } else {
        ++at_;
        return cell;
      }
    }
    throw InputError(Place{name_, opened, 1}, "a double quote is never closed", "close it, or double it to mean the sign itself");
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

CsvTable parse_csv(std::string_view text, const std::string& name) { return Parser(text, name).parse(); }

}  // namespace spinewalk::sweep
