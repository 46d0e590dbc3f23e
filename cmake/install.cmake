# Installs the program, the library `spinewalk::core` with its headers, and the models and scenarios. Every path is
# relative to the prefix, so the installed tree can be moved.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/spinewalk)

get_property(folders GLOBAL PROPERTY SPINEWALK_FOLDERS)
install(TARGETS ${folders} spinewalk_core EXPORT spinewalk-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(folder IN LISTS folders)
  string(REPLACE spinewalk_ "" folder ${folder})
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/${folder} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/spinewalk
          FILES_MATCHING PATTERN *.hpp)
endforeach()
install(EXPORT spinewalk-targets NAMESPACE spinewalk:: DESTINATION ${package_dir})
configure_package_config_file(cmake/spinewalk-config.cmake.in spinewalk-config.cmake
                              INSTALL_DESTINATION ${package_dir} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(spinewalk-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/spinewalk-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/spinewalk-config-version.cmake DESTINATION ${package_dir})

if(TARGET spinewalk_program)
  install(TARGETS spinewalk_program RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
install(DIRECTORY models scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/spinewalk)
