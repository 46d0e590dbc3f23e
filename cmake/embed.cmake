# cmake -DOUT=assets.cpp -DHEADER=x.hpp -DNAMESPACE=a::b "-DFILES=name:path|name:path" -P embed.cmake
# Files as texts of a C++ source.
string(REPLACE "|" ";" FILES "${FILES}")
set(text "#include \"${HEADER}\"\n\nnamespace ${NAMESPACE} {\n\n")
foreach(entry ${FILES})
  string(REGEX MATCH "^([^:]+):(.*)$" _ "${entry}")
  set(name ${CMAKE_MATCH_1})
  file(READ "${CMAKE_MATCH_2}" content)
  string(APPEND text "const std::string_view ${name} = R\"~embedded~(${content})~embedded~\";\n\n")
endforeach()
string(APPEND text "}  // namespace ${NAMESPACE}\n")
file(WRITE "${OUT}" "${text}")
